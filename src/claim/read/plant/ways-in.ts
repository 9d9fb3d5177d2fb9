import { z } from 'zod';
import { WAYS_IN } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import { isImagined } from '../../annotate/stance.js';
import type { Scene } from '../../parties/scene.js';
import { conceptsIn } from '../concepts.js';
import { firsts, leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Way = (typeof WAYS_IN)[number];
const waySchema = z.enum(WAYS_IN);

/** How those who came in are said to come in, in this case or as a rule; what is only possible gets less confidence. */
const CAME = String.raw`(?:come|comes|came|coming|arrives?|arrived|got\s+in|gets?\s+in|getting\s+in|entered|broke\s+in|began|started|starts|spread)`;
const PATTERNS: readonly (readonly [Way, RegExp])[] = [
  [
    'email',
    new RegExp(
      String.raw`\b(?:(?:spear[ -]?)?phish(?:ing|ed)(?:\s+(?:e-?mails?|messages?))?|${CAME}\s+(?:in\s+)?(?:through|by|via|with|from)\s+(?:an?\s+)?(?:malicious\s+|infected\s+|bogus\s+|fake\s+)?e-?mails?|(?:attachment|link|file|invoice)\s+(?:in|to|of|with)\s+an?\s+(?:\w+\s+)?e-?mail|(?:opened|opening|clicked(?:\s+on)?|clicking(?:\s+on)?)\s+(?:an?|the|on)\s+(?:\w+\s+){0,2}?(?:attachment|link|e-?mail)|(?:malicious|infected|booby-trapped|bogus)\s+(?:e-?mail|attachment|link)|e-?mail\s+(?:that|which)\s+(?:looked|appeared|seemed|purported|claimed|pretended|posed)\b|e-?mail\s+(?:dressed\s+up|made\s+(?:up\s+)?to\s+look|pretending|purporting|claiming|disguised|posing|supposedly|apparently)\b|(?:fake|forged|lookalike)\s+(?:login|sign-?in|log-?in)\s+page|open(?:ed)?\s+the\s+e-?mail|e-?mail\s+that\s+(?:let|brought)\s+(?:them|him|her|it|the\s+\w+)\s+in|clicked\s+on\s+(?:it|one)\b[^.]{0,40}\be-?mail|e-?mail\s+is\s+(?:definitely\s+)?where)\b`,
      'iu',
    ),
  ],
  [
    'web',
    /\b(?:(?:come|came|comes)\s+(?:in\s+)?from\s+the\s+(?:web|internet)|(?:malicious|infected|compromised|fake)\s+(?:web\s?site|web\s?page|download|advert\w*)|drive-by|sql\s+injection|sqli\b|(?:hole|flaw|bug|vulnerability|weakness)\s+in\s+(?:the|its|their|a)\s+(?:\w+\s+)?(?:web\s?site|web\s+(?:shop|portal|application|form)|portal|online\s+(?:shop|store)))\b/iu,
  ],
  [
    'remote_access',
    /\b(?:(?:through|via|over|with|by|using|used?|abus(?:ed|ing)|exploit(?:ed|ing))\s+(?:[\w'’]+\s+){0,4}?(?:VPN|remote[ -](?:access|desktop|control|support|maintenance|connection)|RDP|TeamViewer|AnyDesk|Citrix|ScreenConnect)|(?:exposed|open)\s+RDP|(?:in|entry|access|entered|connected)\s+(?:was\s+|came\s+)?(?:over|through|via|by)\s+(?:the\s+|our\s+|its\s+|an?\s+)?(?:VPN|RDP|VNC|SSH|TeamViewer|AnyDesk)|(?:VNC|RDP|SSH|TeamViewer|AnyDesk),?\s+(?:was\s+|were\s+)?(?:open|exposed|reachable)|remote\s+(?:desktop|access)\s+(?:account|connection|login|program|software|tool|service|session)|had\s+remote\s+access|(?:used\s+for|left\s+open)\s+remote\s+access|logg(?:ed|ing)\s+in\s+remotely)\b/iu,
  ],
  [
    'unpatched_software',
    /\b(?:unpatched|un-patched|(?:had|has|have|was|were)\s+not\s+(?:been\s+)?(?:yet\s+)?(?:properly\s+)?(?:patched|updated|installed\s+(?:a|the)\s+(?:patch|update))|not\s+been\s+(?:properly\s+)?patched|(?:never|not)\s+(?:been\s+)?(?:patched|updated)|(?:outdated|out-of-date|obsolete)\s+(?:software|version|system)|missing\s+(?:a\s+)?(?:security\s+)?(?:patch(?:es)?|updates?)|missed\s+(?:a\s+)?(?:security\s+)?(?:patch|update)|(?:fault|flaw|hole|bug|vulnerability|weakness)\b[^.;]{0,60}\b(?:closed|fixed|patched|repaired)\b[^.;]{0,40}\b(?:we|they|it|nobody|had|and)\b[^.;]{0,12}(?:\bnot\b|n['’]t\b|\bnever\b)|for\s+which\s+(?:an?\s+|the\s+)?(?:fix|patch|update)\s+(?:had|has)\s+been\s+(?:out|available|issued|released|published)|(?:known|old|unfixed|zero-day|critical)\s+(?:security\s+)?(?:vulnerabilit(?:y|ies)|flaw|hole|bug)|(?:exploit(?:ed|ing)?|through|via)\s+(?:an?|the)\s+(?:[\p{L}-]+\s+){0,2}?(?:vulnerability|flaw|security\s+hole))\b/iu,
  ],
  [
    'stolen_credentials',
    /\b(?:(?:stolen|shared|default|reused|leaked|compromised|weak|guessed|hijacked|bought|purchased|old)\s+(?:(?:employee|admin|administrator|staff|user|vpn|login|vendor['’]?s?|contractor['’]?s?)\s+)?(?:passwords?|credentials|logins?|accounts?)|with\s+(?:the|a)\s+(?:password|login|credentials?)\s+(?:of|one|that)|us(?:ed|ing)\s+(?:[\w'’]+\s+){0,3}?(?:credentials|login|password)\b|guess(?:ed|ing)\s+(?:the|a|its|an)\s+(?:\w+\s+)?password|credentials\s+of|(?:passwords?|credentials?|login)\s+(?:was|were|had\s+been)\s+(?:stolen|phished|captured|harvested|entered|typed|given\s+away|intercepted)|(?:typed|entered|gave|put\s+in|handed\s+over|submitted)\s+(?:in\s+)?(?:her|his|their|a|the|its)\s+(?:password|credentials|login)|(?:password|login|credentials)\s+(?:of|from)\s+an?\s+[\p{L} -]{3,30}\s+(?:was|were|had\s+been)\s+stolen|credential\s+stuffing|brute[ -]?forc(?:ed|e|ing)|password\s+spraying)/iu,
  ],
  [
    'supplier',
    /\b(?:(?:through|via|from|by\s+way\s+of)\s+(?:an?|the|its|our|their|one\s+of\s+(?:its|our|their))\s+(?:[\p{L}-]+\s+){0,2}?(?:supplier|vendor|contractor|service\s+provider|third[ -]party|subcontractor|partner\s+firm)\b|(?:our|its|their|the|an?)\s+(?:[\p{L}-]+\s+){0,2}?(?:supplier|vendor|contractor|provider)s?\b[^.;]{0,60}?\b(?:had|suffered|has\s+had|reported|experienced|disclosed)\s+an?\s+(?:[\p{L}-]+\s+){0,2}(?:incident|breach|attack|intrusion)|(?:supplier|vendor|contractor|provider)\b[^.;]{0,60}\bour\s+(?:files|data|records)\s+(?:had|have|were)\b[^.;]{0,20}\b(?:left|open|exposed|copied|stolen)|(?:supplier|vendor|contractor|service\s+provider)s?\s+(?:was|were|had\s+been)\s+(?:hacked|breached|compromised|attacked)|supply[ -]chain\s+attack)/iu,
  ],
  [
    'insider',
    /\b(?:insider|(?:former|disgruntled|current|rogue|dismissed|ex-?)\s*-?\s*(?:employee|worker|staff\s+member|contractor|administrator)\s+(?:had\s+|has\s+)?(?:used\s+(?:his|her|their|an?)|copied|took|taken|stole|stolen|downloaded|leaked|sold|passed|emailed|e-mailed))\b/iu,
  ],
  [
    'social_engineering',
    /\b(?:pos(?:ed|ing)\s+as|pretend(?:ed|ing)\s+to\s+be|impersonat(?:ed|ing)|(?:talked|tricked|fooled|duped|persuaded)\s+(?:an?|the|our|its|one)\s+(?:[\p{L}-]+\s+){1,3}?into|social(?:ly)?[ -]engineer(?:ing|ed)|(?:phone|called)\s+(?:\w+\s+){0,4}?(?:pretending|claiming)\s+to\s+be|sim[ -]swap(?:ping)?\b(?=[^.]{0,40}\bemployee)|mfa\s+fatigue|(?:took|answered|got|received)\s+an?\s+(?:phone\s+)?call\s+from\b[^.]{0,80}\b(?:control|password|code|access|screen|login)|(?:gave|handed|read\s+out|told)\s+(?:the|a)\s+caller\b|(?:caller|somebody|someone)\s+(?:who\s+)?(?:pos(?:ed|ing)|pretended|claimed|claiming)\s+(?:as|to\s+be)\s+(?:from\s+)?(?:the\s+)?(?:IT|help|support|bank))\b/iu,
  ],
  [
    'exposed_server',
    /\b(?:(?:server|database|bucket|instance|storage|share|cluster|container)s?\s+(?:(?:was|were|that\s+was|left|standing)\s+)?(?:without|w\/o|with\s+no)\s+(?:an?\s+|any\s+)?(?:password|authentication|protection)|(?:open|unsecured|unprotected|misconfigured|exposed|publicly\s+accessible|public)\s+(?:[\w-]+\s+)?(?:bucket|server|database|instance|storage|share|cluster|container)|left\s+[^.]{3,90}\s(?:on|open\s+to|exposed\s+to)\s+the\s+(?:open\s+|public\s+)?internet|(?:unprotected|unsecured|exposed)\s+on\s+the\s+internet|anyone\s+could\s+(?:list|open|read|download|see)|(?:server|database|bucket|storage|files?|backup|share|cluster)s?\s+(?:had\s+been\s+|was\s+|were\s+)?(?:left\s+|lay\s+)?(?:open|unprotected|exposed|accessible)\s+(?:to|on)\s+the\s+(?:open\s+)?internet|(?:open|exposed|reachable|visible|accessible)\s+(?:to|from|on|by|for)\s+(?:anyone\s+(?:on\s+)?|anybody\s+(?:on\s+)?|everyone\s+(?:on\s+)?|all\s+of\s+)?the\s+(?:whole\s+|entire\s+|open\s+|public\s+)?(?:internet|world|web)|(?:could|can)\s+be\s+(?:reached|accessed|opened|seen|found|viewed|read)\s+(?:by|from)\s+(?:anyone|anybody|everyone|anywhere|the\s+(?:open\s+|public\s+)?internet)|(?:anyone|anybody)\s+with\s+(?:a\s+browser|the\s+(?:link|address))|search\s+engines?\s+(?:had\s+|have\s+)?(?:already\s+)?indexed|no\s+password\s+(?:was\s+)?(?:needed|required|set)|(?:was|were)\s+not\s+(?:protected\s+by\s+a\s+password|password[ -]protected))\b/iu,
  ],
];
/** `Payroll firm Deverell`: what the organisation itself is. */
function isOwnTrade(text: string, { organisation }: Scene): boolean {
  const lower = text.toLowerCase();
  return (organisation?.aliases ?? []).some((alias) => {
    const at = lower.indexOf(alias);
    return (
      at > 0 && /\b(?:firm|company|vendor|provider|contractor|supplier|processor|service)\s+$/u.test(lower.slice(0, at))
    );
  });
}

/** `a supplier of the hacked bank`. */
const OF_HACKED = /^[^.;]{0,40}\bof\s+(?:the|a)\s+(?:hacked|breached|attacked|stricken)\s/iu;
const POSSIBLE = /\b(?:can|could|may|might|would)\b/u;
/** Warnings to readers, and what comes after: scams that data is used for. */
const WARNS =
  /\b(?:should(?!\s+(?:have|not\s+have)\b|\s+\p{Ll}+\s+have\b)(?!\s+be\s+known)|advis(?:e|es|ed|ing|ory)\b|recommend\w*|urg(?:e|es|ed|ing)|warn\w*\b[^.]{0,50}\bphish\w*|wary|alert\s+(?:to|for)|careful|beware|watch\s+(?:out\s+)?for|vigilant|used\s+for\s+phishing|targets?\s+(?:of|for)|please|never\s+(?:click|open)|do\s+not\s+(?:click|open)|don['’]t\s+(?:click|open)|fear(?:s|ed)?)\b/iu;
const DENIED = /\b(?:no|not|never|nor)\s+(?:\w+\s+){0,3}$/iu;
/** Staff who are taught about mails, and marketing that is none of the attack's. */
const ELSEWHERE =
  /\bphishing\s+(?:training|tests?|drills?|exercises?|simulations?|awareness|modules?|quiz\w*|courses?|lessons?)\b|\b(?:training|train(?:s|ed)?)\s+(?:our|their|its|the)\b|\bwhat\s+an?\s+(?:\w+\s+)?e-?mail\s+looks\s+like\b/iu;

/** A remote session that is open to all is a way in by itself; without a password it is an open door, too. */
const REMOTE =
  /\b(?:remote\s+(?:desktop|access|control|support|session|connection)|RDP|VNC|VPN|TeamViewer|AnyDesk)\b/iu;
const NO_LOCK = /\b(?:no|without(?:\s+an?|\s+any)?)\s+(?:password|login|authentication)\b/iu;
/** `It looked like a bill from the diesel supplier`: whom a mail pretends to be from. */
const LOOKED_LIKE =
  /\b(?:look(?:ed|s|ing)\s+(?:like|as\s+if)|seemed\s+to|appeared\s+to|purported|pretend\w*|made\s+to\s+look|dressed\s+up)\b/iu;
/** `how did you get in` - `rdp. admin / Spring2020`: a word is enough where it answers the question. */
const HOW = /\bhow\b[^?]{0,40}\b(?:get|got|come|came|break|broke|enter)\b[^?]{0,12}\bin(?:to)?\b/iu;
const ANSWERS: readonly (readonly [Way, RegExp])[] = [
  ['remote_access', /\b(?:rdp|vpn|vnc|ssh|remote\s+desktop|citrix|anydesk|teamviewer)\b/iu],
  ['email', /\b(?:phish\w*|e-?mail|attachment|macro)\b/iu],
  [
    'unpatched_software',
    /\b(?:cve|unpatched|exploit|vuln\w*|not\s+(?:been\s+)?patched|old\s+(?:version|firmware))\b/iu,
  ],
  ['insider', /\b(?:insider|your\s+own\s+(?:employee|worker|staff)|employee\s+sold)\b/iu],
];

function answered({ lines, earlier }: Scene) {
  return lines.flatMap((line) => {
    const before = lines[line.index - 1];
    if (
      before === undefined ||
      earlier.has(line.index) ||
      before.speaker === null ||
      before.speaker === line.speaker ||
      !HOW.test(before.text)
    )
      return [];
    return ANSWERS.flatMap(([way, pattern]) => {
      const match = pattern.exec(line.text);
      return match === null || DENIED.test(line.text.slice(0, match.index))
        ? []
        : [leafAt<Way>(way, line, match, 0.75)];
    });
  });
}

export const readWaysIn: Reader = (scene) => {
  const isOther = (line: Line): boolean =>
    scene.earlier.has(line.index) || ELSEWHERE.test(line.text) || WARNS.test(line.text);
  const confidence = (line: Line): number => (POSSIBLE.test(line.text) ? 0.6 : 0.85);
  const patterns = PATTERNS.flatMap(([way, pattern]) => {
    for (const line of scene.lines) {
      if (way === 'exposed_server' && REMOTE.test(line.text) && !NO_LOCK.test(line.text)) continue;
      if (way === 'supplier' && LOOKED_LIKE.test(line.text)) continue;
      const match = isOther(line) || /^if\b/iu.test(line.text) ? null : pattern.exec(line.text);
      if (match === null || (way !== 'unpatched_software' && DENIED.test(line.text.slice(0, match.index)))) continue;
      return [leafAt<Way>(way, line, match, confidence(line))];
    }
    return [];
  });
  const concepts = conceptsIn(
    scene,
    'ways_in',
    ({ value, line, start }) =>
      !isOther(line) &&
      !line.text.endsWith('?') &&
      !isImagined(line.text, start) &&
      !(value === 'supplier' && LOOKED_LIKE.test(line.text)) &&
      !(value === 'exposed_server' && REMOTE.test(line.text) && !NO_LOCK.test(line.text)) &&
      !(value === 'supplier' && OF_HACKED.test(line.text.slice(start))) &&
      // A supplier that the story is about is no way in to itself.
      !(value === 'supplier' && isOwnTrade(line.text, scene)),
  ).map(({ value, line, start, end }) =>
    leaf(waySchema.parse(value), [line.start + start, line.start + end], confidence(line) - 0.05),
  );
  return { ways_in: firsts(WAYS_IN, [...patterns, ...concepts, ...answered(scene)]) };
};
