import type { RESPONSES } from '../../../model/claim.js';

type Status = (typeof RESPONSES)[number];

const any = (...parts: readonly string[]): RegExp => new RegExp(String.raw`\b(?:${parts.join('|')})`, 'iu');

const SAID = String.raw`(?:said|says|told|disclosed|announced|reported|revealed|wrote|stated|added)`;
const BE = String.raw`(?:was|were|had\s+been|have\s+been|has\s+been)`;
const TAKEN = String.raw`(?:(?:also|indeed|in\s+fact|likewise|probably|likely)\s+)?(?:stolen|affected|taken|exposed|copied|accessed|compromised|downloaded|leaked|obtained|viewed|lost|involved|hit|encrypted|published)`;
const DATA = String.raw`(?:people|data|customers|clients|users|employees|students|information|members|patients|records|numbers|details|files|names|addresses|accounts|documents|passwords)`;
const THIEVES = String.raw`(?:hackers?|attackers?|criminals?|intruders?|thieves|thief|gang|employee|(?:an?\s+)?(?:unauthori[sz]ed|unknown|third)\s+(?:person|party|parties|individual|actor)|someone|somebody|outsiders?)`;
const TOOK = String.raw`(?:had\s+|have\s+|has\s+)?(?:stolen|copied|taken|accessed|stole|took|viewed|downloaded|obtained|gained\s+access|gotten\s+into|got\s+(?:into|in|as\s+far)|broke(?:n)?\s+into|used|exploited|entered|come\s+in|logged\s+in)`;
const WE = String.raw`(?:it|they|we|the\s+(?:[\p{L}]+\s+)?(?:company|firm|bank|hospital|town|city|county|school|district|university|agency|group|clinic|utility))`;
const HIT = String.raw`(?:the\s+victim|a\s+victim|hit|attacked|hacked|breached|targeted|compromised|struck)`;
const EVENT = String.raw`(?:incident|breach|attack|intrusion|break-in|theft|leak|ransomware|hack)`;
const LOOKS = String.raw`(?:investigating|looking|aware|reviewing|examining|checking|assessing|studying|working|in\s+contact|having)`;

/** `confirmed that it is investigating`, `confirmed receipt`, `confirmed they were right` confirm nothing of the claim. */
const NO_COMPLEMENT = String.raw`(?!\s+(?:(?:to|with)\s+(?:\p{L}+\s+){1,4})?(?:(?:that\s+)?(?:it|they|the\s+\p{L}+|we)\s+(?:is|are|was|were|has|have|had)\s+(?:been\s+|now\s+|currently\s+|still\s+)?${LOOKS}|an?\s+(?:\p{L}+\s+)?(?:investigation|review|inquiry|probe)|receipt|receiving|that\s+(?:their|his|her)\b|(?:they|their|it)\b))`;

const CONFIRMED = any(
  String.raw`(?:previously|first)\s+(?:disclosed|reported|announced)\b[^.]{0,80}\b(?:experienced|suffered|was\s+the\s+(?:victim|target)\s+of)\b`,
  String.raw`(?:confirm(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)|conced(?:es|ed))\b${NO_COMPLEMENT}`,
  String.raw`(?:learned|discovered|determined|concluded|established)\s+(?:on\s+[\w ,]{3,20}\s+)?that\b(?!\s+(?:some|an?\s+\w+|data|files?|a\s+post)[^.]{0,30}\b(?:post|claim|offer|upload|appear|put)\w*\b)`,
  String.raw`(?:is|are)\s+(?:writing|getting\s+in\s+touch)\s+to\s+(?:inform|tell|notify|let)\b`,
  String.raw`(?:is|are|has\s+begun|have\s+begun|began|started)\s+(?:notifying|informing|contacting|writing\s+to|mailing\s+(?:letters|notices)\s+to|sending\s+(?:letters|notices)\s+to)\s+(?:the\s+|all\s+|those\s+|affected\s+)?(?:affected|people|customers|patients|clients|students|employees|members|\d)`,
  String.raw`${SAID}\b(?:[^.]|\.\d){0,60}\b\d[\d.,]*(?:\s*(?:million|m|k))?\s+(?:of\s+its\s+)?\p{L}+\s+${BE}\s+(?:affected|hit|stolen|exposed)`,
  String.raw`${BE}\s+(?:stolen|copied|taken|exposed|accessed)\b[^"“”]{0,80},\s+(?:the|its|an?)\s+[^,]{2,40}\s+(?:said|told|confirmed)\b`,
  String.raw`we\s+(?:have\s+)?reported\s+the\s+${EVENT}`,
  String.raw`${SAID}\b[^.]{0,40}?\b${THIEVES}\s+${TOOK}\b`,
  String.raw`notified\s+[\d,]+`,
  String.raw`statement\b[^.]{0,40}\bconfirming`,
  String.raw`own(?:s|ed)\s+up\s+to\b`,
  String.raw`came\s+clean\b`,
  String.raw`we\s+(?:can\s+)?confirm\b${NO_COMPLEMENT}`,
  String.raw`we\s+can\s+confirm\s+(?:that\s+)?(?:they|someone|somebody)\s+(?:had\s+|have\s+)?(?:took|taken|copied|stole|stolen)`,
  String.raw`(?:that|which)\s+(?:your|the|its)\s+(?:\p{L}+\s+)?(?:company|bank|hospital|firm|agency|district)\s+(?:has\s+)?(?:admitted|confirmed|acknowledged|disclosed)`,
  String.raw`our\s+(?:own\s+)?(?:mistake|fault|error)\b`,
  String.raw`we\s+were\s+hacked`,
  String.raw`we\s+should\s+have\b`,
  String.raw`we\s+(?:made|have\s+made)\s+an?\s+(?:\p{L}+\s+)?(?:mistake|error)\b`,
  String.raw`it\s+was\s+(?:ransomware|a\s+(?:cyber-?\s?)?attack)\b`,
  String.raw`(?:we|it|they|the\s+\p{L}+)\s+agrees?\s+with\s+(?:the|this|that)\s+(?:finding|report|account)`,
  String.raw`according\s+to\b[^.]{3,60},\s+(?:the\s+)?${THIEVES}\s+(?:had|have|has)\b`,
  String.raw`(?:stole|stolen|copied|taken|took|made\s+off\s+with|exposed)\b[^"“”]{0,160},\s+(?:the|its)\s+[^,]{2,40}\s+(?:announced|disclosed|acknowledged|admitted|confirmed)\b`,
  String.raw`${SAID}\s+(?:that\s+)?it\s+(?:was\s+told|learned|had\s+learned|found\s+out|became\s+aware)\s+(?:of|about)\s+the\s+(?:data\s+)?${EVENT}`,
  String.raw`${SAID}\b(?:[^.]|\.\d){0,120}\b${DATA}\b[^.]{0,40}\b${BE}\s+${TAKEN}\b`,
  String.raw`(?:people|numbers|information|data)\b[^.]{0,30}\bwere\s+(?:affected|taken|stolen)\b[^.]{0,40}\b(?:as well|intrusion)`,
  String.raw`\w+\s+numbers\s+were\s+(?:also\s+)?(?:among|taken|stolen|exposed)`,
  String.raw`(?:raised|doubled|revised|corrected|lowered|updated)\s+(?:the|its)\s+(?:number|count|estimate|figure|size)`,
  String.raw`(?:puts?|now\s+puts)\s+the\s+(?:number|count|total)\b`,
  String.raw`${SAID}\b[^.]{0,60}\b${WE}\s+(?:was|were|had\s+been|has\s+been|have\s+been)\s+(?:recently\s+)?${HIT}\b`,
  String.raw`${SAID}\b[^.]{0,60}\b(?:suffered|experienced|fell\s+victim|detected|discovered|identified)\b[^.]{0,50}\b${EVENT}`,
  String.raw`the\s+(?:company|bank|district|city|town|county|university|hospital|utility|cooperative|authority)\s+(?:first\s+)?(?:detected|identified|discovered|became\s+aware\s+of|experienced)\b[^.]{0,60}\b(?:unauthori[sz]ed|incident|breach|attack|intrusion|ransomware)`,
  String.raw`we\s+(?:recently\s+)?(?:suffered|experienced|detected|identified|discovered|fell\s+victim\s+to|were\s+the\s+(?:victim|target)\s+of)\b[^.]{0,50}\b${EVENT}`,
  String.raw`${THIEVES}\s+(?:had\s+|has\s+)?(?:gained\s+(?:unauthori[sz]ed\s+)?access|accessed|copied|obtained|got\s+into|broke\s+into)\b[^.]{0,40}\bour\b`,
);

const DENIED = any(
  String.raw`(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed)|rebuff(?:s|ed))\b`,
  String.raw`call(?:s|ed)?\s+(?:that|it|this|the\s+(?:claims?|report|post))\s+(?:untrue|false|fake|baseless|a\s+hoax|nonsense|fabricated)\b`,
  String.raw`no\s+(?:evidence|signs?|indications?|trace)\s+(?:of|for)\s+(?:an?\s+|any\s+)?(?:breach|break-in|unauthori[sz]ed|intrusion|compromise|hack)\b`,
  String.raw`(?:was|were|has|have|had)\s+not\s+(?:been\s+)?(?:breached|hacked)\b`,
  String.raw`there\s+(?:has\s+been|was|is)\s+no\s+(?:breach|intrusion|hack|break-in)\b`,
  String.raw`(?:is|are)\s+not\s+our\s+(?:data|customers?|records|list)\b`,
  String.raw`none\s+of\s+(?:its|our)\s+systems\b`,
  String.raw`(?:do|does|did)\s+not\s+(?:come|originate|stem)\s+from\s+(?:us|its|our|their)\b`,
  String.raw`no\s+(?:\p{L}+\s+){1,3}systems?\s+(?:was|were|has\s+been|have\s+been)\s+(?:entered|breached|accessed|touched|hacked)\b`,
  String.raw`there\s+was\s+no\s+(?:attack|hack|breach|intrusion|incident)\b`,
  String.raw`(?:is|are|was|were)\s+(?:simply\s+|entirely\s+|completely\s+)?(?:false|untrue|not\s+true|a\s+lie|a\s+hoax|baseless|fabricated|unfounded)\b`,
);

/** It counts only where nothing else is said: who finds no sign that data left may well have been attacked. */
const NO_SIGN = any(
  String.raw`no\s+(?:evidence|signs?|indications?|reason\s+to\s+believe)\s+that\b[^.]{0,80}\b(?:data|records|information|systems?|network|customers|patients)\b`,
);

const INVESTIGATING = any(
  String.raw`investigat(?:ing|es)\b`,
  String.raw`look(?:ing|s)\s+into\b`,
  String.raw`hired\s+[^.]{0,40}\s+to\s+(?:investigate|look\s+into|examine|find\s+out)\b`,
  String.raw`called\s+in\s+(?:\p{L}+\s+){0,2}(?:experts|investigators|specialists)\b`,
  String.raw`asked\s+[^.]{0,40}\s+to\s+(?:investigate|look\s+into|examine)\b`,
  String.raw`(?:is|are|was|were)\s+aware\s+of\b`,
  String.raw`we\s+know\s+of\b`,
  String.raw`(?:reviewing|probing|examining|assessing|analy[sz]ing)\b`,
  String.raw`review\s+is\s+ongoing\b`,
  String.raw`(?:investigation|inquiry|review|probe)\b[^.]{0,60}\b(?:under\s*way|going\s+on|ongoing|continu(?:es|ing))\b`,
  String.raw`(?:start(?:s|ed)|began|begun|open(?:s|ed)|launch(?:es|ed)|initiated|commenced)\s+(?:an?|its\s+own|our\s+own|their\s+own)\s+(?:\p{L}+\s+){0,2}?(?:investigation|inquiry|enquiry|review|probe)\b`,
  String.raw`(?:under|being)\s+investigat(?:ion|ed)\b`,
  String.raw`checking\s+(?:the\s+claims?|whether|if|into)\b`,
  String.raw`(?:trying|working)\s+(?:[^.]{0,40}\s)?to\s+(?:find\s+out|establish|determine|understand)\b`,
  String.raw`whether\s+the\s+data\s+is\s+real\b`,
  String.raw`(?:do|does|did)\s+not\s+(?:yet\s+)?know\s+(?:yet\s+)?(?:if|whether)\b`,
  String.raw`(?:cannot|can\s*not|could\s+not)\s+(?:yet\s+)?(?:tell|say)\s+whether\b`,
  String.raw`it\s+is\s+not\s+clear\s+whether\b`,
);

const NONE = any(
  String.raw`(?:did|has|have|had)\s*(?:not|n['’]t)\s+(?:immediately\s+|yet\s+|so\s+far\s+)?(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|comment(?:ed)?|return(?:ed)?|react(?:ed)?)\b`,
  String.raw`(?:declined|refused)\s+to\s+(?:comment|answer|say|discuss|confirm|elaborate)\b`,
  String.raw`could\s+not\s+be\s+reached\b`,
  String.raw`(?:nobody|no\s+one)\s+(?:at|from|in)\s+[^.]{2,40}\b(?:picked\s+up|answered|replied|would\s+(?:talk|comment|speak)|called\s+back)\b`,
  String.raw`(?:went|were|was)\s+(?:unreturned|not\s+returned|ignored)\b`,
  String.raw`(?:did|has|have)\s*(?:not|n['’]t)\s+(?:pick(?:ed)?\s+up|call(?:ed)?\s+back|get\s+back|got(?:ten)?\s+back)\b`,
  String.raw`hung\s+up\b`,
  String.raw`ha(?:s|ve|d)\s+never\s+(?:answered|replied|responded|called\s+back|written\s+back|got(?:ten)?\s+back)\b`,
  String.raw`not\s+had\s+(?:one\s+line|a\s+(?:word|reply|line)|an\s+answer)\b`,
  String.raw`(?:gave|give|gives|given)\s+no\s+(?:answer|reply|response|comment)\b`,
  String.raw`neither\s+confirm\w*\s+nor\s+den\w+\b`,
  String.raw`ha(?:s|ve)(?:n['’]t|\s+not)\s+(?:said\s+(?:a\s+word|anything)|spoken|made\s+any)\b`,
  String.raw`(?:ha(?:s|ve|d)|with)\s+no\s+comment\b`,
  String.raw`would\s+not\s+(?:say|comment|discuss|answer)\b`,
  String.raw`ignored\s+(?:me|us|my|our)\b`,
  String.raw`(?:went|remain(?:s|ed)?|were\s+left|left)\s+unanswered\b`,
  String.raw`(?:has|have|had)\s+not\s+been\s+(?:answered|returned)\b`,
  String.raw`no\s+(?:reply|response|answer|comment)\s+(?:from|was|came|yet)\b`,
  String.raw`(?:unavailable|not\s+(?:immediately\s+)?available)\s+for\s+comment\b`,
);

/** In the order in which one outweighs another: who confirms a part no longer only looks into it. */
export const STATUS: readonly (readonly [Status, RegExp, number])[] = [
  ['confirmed', CONFIRMED, 0.9],
  ['denied', DENIED, 0.9],
  ['investigating', INVESTIGATING, 0.9],
  ['denied', NO_SIGN, 0.75],
  ['none', NONE, 0.85],
];

const TURNED =
  /\b(?:not|never|neither|nor|cannot|declin\w+\s+to|refus\w+\s+to|unable\s+to|yet\s+to)\s+(?:\w+\s+){0,2}$|n['’]t\s+(?:\w+\s+){0,2}$/iu;
const NOTHING = /\b(?:no|none|not|never|nor|neither|whether|if|nothing)\b/iu;

/** `Rumours that school is cancelled are not true` deny no attack. */
const UNTRUE = /\b(?:true|untrue|false|lie|hoax|baseless|fabricated|unfounded)$/iu;
const ABOUT_IT =
  /\b(?:claims?|claimed|alleg\w+|breach\w*|hack\w*|data|records?|post|posts|posted|listing|reports?|leak\w*|attack\w*|stolen|stole|theft|ransom\w*|samples?|dump)\b|^["“]?(?:this|that|it|these|those|they)\b/iu;

/** Whether what a pattern found says it of itself: `has not confirmed`, `said that no data were stolen` confirm nothing. */
export function isMeant(status: Status, text: string, match: RegExpExecArray): boolean {
  if (status !== 'confirmed' && status !== 'denied') return true;
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  if (TURNED.test(before)) return false;
  if (status === 'denied' && UNTRUE.test(match[0]) && !ABOUT_IT.test(text)) return false;
  return status === 'denied' || !NOTHING.test(match[0]);
}

/** What is weak gives way to what confirms. */
export function isOutweighed(pattern: RegExp, found: readonly { readonly value: Status }[]): boolean {
  return pattern === NO_SIGN && found.length > 0;
}
