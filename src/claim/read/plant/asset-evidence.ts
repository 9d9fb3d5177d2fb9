import type { Line } from '../../annotate/annotate.js';
import { isImagined } from '../../annotate/stance.js';
import type { Scene } from '../../parties/scene.js';
import type { AssetWord } from './asset-words.js';

/** What is done to a machine, or what it no longer does. */
const HIT =
  /\b(?:screenshots?\s+(?:(?:is|are|was|were)\s+)?(?:from|of)|(?:are|were|was|is|still|all)\s+down|down,\s|been\s+without|sign-?ins?\s+(?:[\w ]{0,20}\s)?to|lock(?:ed|s|ing)?|encrypt(?:ed|s|ing)?|scrambl(?:ed|es|ing)|garbled|hit|struck|strikes|knocked\s+(?:out|over|off\w*)|infect(?:ed|s|ing|ion)?|compromis(?:ed|es|ing)|t(?:ook|ake|akes|aken|aking)\s+(?:over|down|out|control\s+of|it\s+down|them\s+down)|reach(?:ed|es|ing)?|breach(?:ed|es)?|attack(?:ed|s|ing)?|g(?:o|e)t(?:ten)?\s+(?:into|onto|on\s+to|at|to\s+the|hold\s+of|inside)|logg(?:ed|ing)\s+(?:in\s?to|onto|on\s+to|on)|br(?:oke|eak|oken|eaking)\s+(?:in\s?to)|into|wiped?|wiping|corrupt(?:ed|s)?|crash(?:ed|es|ing)?|fr(?:oze|ozen|eezes)|disabled|crippled|bricked|hijack(?:ed|s|ing)?|tamper(?:ed)?|manipulat(?:ed|es|ing)|controlled\s+by|went\s+(?:dark|down|black|dead|blank|next|offline)|spread\s+to|jump(?:ed|s)?\s+(?:to|from)|hop(?:p(?:ed|s))?\s+to|mov(?:ed|es)\s+(?:on\s+)?(?:to|from|across)|pivot(?:ed|s)|(?:copied|cop(?:y|ies)|stole(?:n)?|took|taken|pulled|downloaded|removed|exfiltrated|grabbed)\s+(?:[\w’',-]+\s+){0,10}?(?:from|off|out\s+of)|lost|out\s+of\s+(?:action|service|order)|inoperable|inaccessible|unresponsive|refused\s+to\s+(?:start|boot|open)|dead|blind|blank|silent|stuck|eat(?:en|s)?\s+its\s+way|useless|unusable|unreachable|unreadable|unavailable|offline|scrapped|rebuilt|rebuilding|restor(?:ed|ing)|replac(?:ed|ing)|wormed|worm|virus|malware|ransomware|trojan|ransom\s+note|a\s+note|notes?\s+on|message\s+instead|asking\s+for\s+(?:money|a\s+ransom)|same\s+(?:thing|message|note|screen)|would\s*(?:not|n['’]t)\s+(?:start|boot|open|turn\s+on|come\s+up|respond)|could\s*(?:not|n['’]t)\s+(?:open|use|reach|start|log|get|see|read)|(?:do|does|did)\s*(?:not|n['’]t)\s+(?:work|start|boot|respond)|stopped\s+(?:working|responding)|no\s+longer\s+(?:work\w*|respond\w*|start\w*)|stop\s+mode|ran\s+through|ran\s+across|shut\s+down|victim|affected|held\s+hostage|used\s+to\s+(?:get|reach|break)|way\s+in|point\s+of\s+entry|entry\s+point|foothold|patient\s+zero|changed\s+(?:the\s+)?(?:settings?|setpoints?|what|values?)|backdoors?|web\s?shells?|beacon\w*|exploit(?:ed|s|ing)?|exposed|sat\s+on\s+the\s+(?:open\s+)?internet|facing\s+the\s+internet|on\s+the\s+(?:open|public)\s+internet|without\s+a\s+password|no\s+password|not\s+(?:been\s+)?patched|unpatched|nobody\s+had\s+patched|opened\s+(?:an?|the)\s+(?:attachment|file|invoice|e-?mail|link))\b/iu;
const SPARED =
  /\b(?:(?:was|were|is|are|been)\s*(?:not|never|n['’]t)\s+(?:[\w]+\s+){0,2}?(?:touch|affect|reach|hit|harm|involv|infect|encrypt|lock|compromis|breach|access|at\s+risk|connected)\w*|(?:has|have|had)\s+no\s+(?:wire|link|connection|line|cable|network|internet)\b|switched\s+off|turned\s+off|unplugged|never\s+in\s+danger|unaffected|untouched|unharmed|spared|clean\b(?!\w)|(?:came|come)\s+through|stayed\s+(?:up|on|open|clean|online)|kept\s+(?:working|running)|(?:is|are|was|were)\s+(?:all\s+)?(?:fine|safe|ok|okay)|did\s*(?:not|n['’]t)\s+(?:reach|touch|affect|hit|get\s+(?:to|into)|spread\s+to)|never\s+(?:touched|reached|hit|affected|at\s+risk|got\s+(?:to|into|as\s+far))|machines?\s+of\s+its\s+own|not\s+hit|on\s+(?:a\s+(?:separate|different)|(?:a\s+)?(?:network|system|line)s?\s+of\s+(?:its|their)\s+own|(?:its|their)\s+own\s+(?:network|system|line)))\b/iu;
/** Words before a machine that say that it came after, or is none of those that were hit. */
const REPLACEMENT =
  /\b(?:new|replacement|spare|loaner|borrowed|rented|clean|fresh|substitute|temporary|additional|more|better|behind)\s+(?:an?\s+)?(?:[\p{L}-]+\s+){0,2}$/iu;
const NO_LEAD =
  /\b(?:no|not\s+(?=(?:the|an?|our|its|their)\s+)|none\s+of\s+(?:the|its|our|their)|(?<!\bbeen\s(?:[\w-]+\s){0,3}|\bwithout\s[\w-]+\sand\s)without|neither|nor|any|every|other\s+than|except|instead\s+of|like)\s+(?:[\p{L}-]+\s+){0,2}$/iu;
const OURS = /\b(?:our|my)\s+(?:[\p{L}-]+\s+){0,2}$/iu;
const TIED_TO =
  /\b(?:up|connected|tied|linked|aligned|attached|wired|networked|plugged|talks?|talked)\s+(?:in\s?)?(?:to|with)\s+(?:the\s+|an?\s+|our\s+|its\s+|their\s+)?(?:same\s+)?(?:[\p{L}-]+\s+)?$/iu;
/** What has to do with somebody's own machines where they are told what to do. */
const ADVICE =
  /\b(?:should|must|(?:do\s+not|don['’]t)\s+(?:shut|turn|restart|reboot|switch|touch|unplug)|recommend\w*|advis(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|please|make\s+sure|consider|let['’]s\s+say|would\s+be\s+\p{L}+ing|mitigat\w+)\b|^(?:take|put|keep|install|disconnect|segment|change|use|apply|remove|close|review|check|isolate|update|replace|require|limit|turn|ask|call|switch)\s/iu;
const BUYS =
  /\b(?:buy|buys|buying|bought|purchase[ds]?|purchasing|order(?:ed)?|budget\w*|grants?|loans?|pays?\s+for|for\s+new)\b/iu;
const FROM_HERE =
  /^\W*(?:(?:\d+\.|-)\s*)?(?:also|plus|and|then|next|so\s+(?:was|were|did)|one|two|three|the\s+same|neither|both|as\s+(?:was|were|did)|along\s+with)\b/iu;

/** What is known around a machine: whether the sentence before told of one, and whether this one says what runs on it or what it is tied to. */
type Known = { readonly before: boolean; readonly told: boolean };

/** Whether a sentence says of a machine that it was hit or was the way in. */
export function isAffected(scene: Scene, line: Line, word: AssetWord, { before, told }: Known): boolean {
  const { text } = line;
  if (isExcluded(scene, text, word)) return false;
  if (!SOFTWARE.test(word.text) && ENTRY.test(text.slice(0, word.start))) return true;
  if (HIT_AFTER.test(text.slice(word.end))) return true;
  if (SOFTWARE.test(word.text) && !STOPPED.test(text)) return false;
  if (SPARED.test(clauseOf(text, word)) || SWITCHED_OFF.test(text)) return false;
  return HIT.test(text) || told || (before && FROM_HERE.test(text));
}

/** A service that data was taken from is no machine that was hit; one that no longer works is. */
const SOFTWARE = /\b(?:systems?|portals?)$/iu;
const STOPPED =
  /\b(?:lock(?:ed|s)|encrypt(?:ed|s)|scrambled|knocked|crash(?:ed|es)|froze|frozen|disabled|crippled|(?:is|are|was|were|went|still)\s+(?:down|offline|dark|dead)|been\s+without|unavailable|out\s+of\s+(?:action|service|order)|no\s+longer\s+work\w*|stopped\s+working)\b/iu;
/** `through an old server`, `used a firewall`. */
const ENTRY =
  /\b(?:through|by\s+way\s+of|via|used|using|exploited|hacked|breached|abused|entered|jumped\s+from|came\s+(?:in\s+)?from|started\s+(?:on|at|with)|began\s+(?:on|at|with))\s+(?:(?:an?|the|its|their|our|his|her|your|one\s+of\s+(?:the|its|our|their))\s+)?(?:[\p{L}-]+\s+){0,2}$/iu;
const HIT_AFTER =
  /^\s+(?:that|which)\s+(?:was|were|had\s+been)\s+(?:hit|locked|encrypted|infected|hacked|breached|attacked|compromised|accessed)\b/iu;
/** Whoever was attacked takes machines off the network: that says of none that it was hit. */
const SWITCHED_OFF =
  /\b(?:we|it|they|staff|the\s+(?:company|district|city|town|county|hospital|school|utility))\s+(?:ha(?:s|ve|d)\s+)?(?:took|taken|shut|turned|switched|pulled|disconnected|unplugged)\s+(?:[\p{L}-]+\s+){0,4}(?:offline|down|off|out)?/iu;

function isExcluded({ voice }: Scene, text: string, { lead, start }: AssetWord): boolean {
  if (REPLACEMENT.test(lead) || NO_LEAD.test(lead) || TIED_TO.test(text.slice(0, start))) return true;
  if (/\b(?:Windows|SQL|Microsoft)\s+$/u.test(text.slice(0, start)) || (voice === 'actor' && OURS.test(lead)))
    return true;
  if (ADVICE.test(text) || isImagined(text, start) || text.endsWith('?')) return true;
  if (BUYS.test(text.slice(0, start))) return true;
  return /\bcopied\s+to\b|\bno\s+[\w ]{0,30}(?:computers|servers)\b/iu.test(text);
}

/** The part of a sentence that speaks of a machine, to the next mark or `but`. */
function clauseOf(text: string, { start, end }: AssetWord): string {
  const marks = /[;:.]\s|\bbut\b|,\s+(?:while|though|although|and\s+(?:the|its|our|no|nothing))\b/giu;
  let [from, to] = [0, text.length];
  for (const match of text.matchAll(marks)) {
    if (match.index + match[0].length <= start) from = match.index;
    else if (match.index >= end) {
      to = match.index;
      break;
    }
  }
  return text.slice(from, to);
}
