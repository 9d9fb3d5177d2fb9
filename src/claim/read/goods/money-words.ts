export const FUNDING_AFTER = /^[^.;,]{0,30}\b(?:grants?|funding|aid)\b/iu;
export const FUNDING_BEFORE =
  /\b(?:grants?|funding|fund)\s+(?:of|worth|totall?ing)\s+$|\breimburs\w+\s+(?:it\s+|us\s+|them\s+)?(?:for\s+)?$/iu;
export const COST =
  /\b(?:costs?|costing|(?:will|would|could|may|might|to)\s+run(?:\s+(?:to|about|around|roughly|the\s+\w+))?\s+[$€£]|r[au]n(?:s)?\s+(?:to|about|us)|came\s+to|comes?\s+to|total(?:s|led|ed|ling|ing)|amount(?:s|ed|ing)\s+to|(?:is|was|are|were)\s+put\s+at|set\s+(?:us|it|them|the\s+\w+)\s+back|fees?|overtime|tab|outlay|charge[ds]?(?=\s+(?:us|the|it|for|[$€£]))|not\s+to\s+exceed|stands?\s+at|lost\s+(?:production|sales|income|business|wages|milk)|remediation|(?:will|would|to)\s+be\s+another|took(?=\s+[$€£])|fined?|fines|settle(?:s|d|ment)|spen[dt]|penalt\w+|paid\s+for|bill\s+(?:for|came|ran|of|was|is|will)|invoice|price\s+tag|expenses?|damages?\s+(?:of|at|to)|loss(?:es)?\s+(?:of|at)|(?:bought|buy|purchased?|buying)\s+(?:an?|new|two|three)\b|estimated\s+(?:at|to)|budgeted|approved|allocated|set\s+aside)\b/iu;
export const NOTHING =
  /\b(?:(?<!lost\s)revenue[\s.:]*|sales\s+of|profits?|shares?\s+(?:fell|rose|closed|dropped)[^.]{0,20}|assets\s+of|deductible|retention|insurance\s+of|insured\s+(?:for|up\s+to)|limit\s+(?:of|is|was)|(?:seeks?|sues?\s+for|suing\s+for)\b[^.;]{0,50}$|seeks?\s+(?:[\w-]+\s+){0,3}(?:of|for)\s*$|coverage|policy\s+limit|budget\s+of|insured|reward|market\s+value|turnover|stole\s*$|worth\s+of|offered\s+(?:us\s+)?only)\b/iu;
export const DEMAND =
  /\b(?:demand(?:s|ed|ing)?|ransom|pay|paid|payment|get\s+the\s+key|unlock|ask(?:s|ed)?\s+for|send|deletion|to\s+delete|too\s+much\s+for|we\s+want|until|or\s+else)\b/iu;
export const OFFER =
  /\b(?:sell(?:s|ing)?|sold|sale|prices?|asking|asks(?!\s+for\s+money)|starting\s+bid|bids?|rate|auction\w*|going\s+for|yours\s+for|buy\s+it\s+now|bin\b|listed|offer(?:s|ed|ing)?|for\s+the\s+(?:lot|whole)|advertis\w+|want(?:s|ed)?|buyers?)\b/iu;
/** What a seller sells. */
export const FILE = /\b(?:files?|(?:the|a)\s+(?:full|other|smaller|second|whole)|one|sets?|database|dump|lot)\b/iu;
export const SELLING = /\b(?:sell(?:s|ing)?|sold|sale|buyers?|asking)\b/iu;
export const STRONG_OFFER =
  /\b(?:seller|asks(?!\s+for)|starting\s+bid|auction\w*|selling|sold|for\s+sale|asking|price|for\s+the\s+(?:lot|whole)|sell)\b/iu;

/** `Bid of`; `they paid`, told by those who take: somebody else's money. */
export const IS_NOTHING =
  /(?<!\bstarting\s)\bbid\s+of\s+$|\((?:they|he|she|who)\s+pa(?:id|yed)\s+(?:us\s+)?(?:[\w.,]+\s+)?$|\b(?:fee|fare|rate|ticket|dues|tax)\s+(?:was\s+|is\s+)?(?:raised|lowered|increased|changed)\s+(?:from|to)\s+$|\bdemand(?:s|ed|ing)?\s+(?:anything\s+)?(?:between|from)\s+$|\bdemand(?:s|ed|ing)?\s+between\s+[^.;]{3,20}\s+and\s+$|\bwas\s+to\s+(?:be|have\s+been)\s+$/iu;
/** `and was reduced for cooperation`: it is not this much. */
export const TAKEN_BACK =
  /^[^.;]{0,30}\b(?:and|but)\s+(?:was|were|has\s+been|is)\s+(?:then\s+|later\s+)?(?:reduced|lowered|cut|waived|struck)\b/iu;
/** What cost something has nothing to do with it where the sentence says that it was not hit, or that it can wait. */
export const UNTOUCHED =
  /\b(?:is|are|was|were)\s+not\s+affected\b|\b(?:that|which|it)\s+can\s+wait\b|\b(?:was|were)\s+struck\s+from\b/iu;
/** Somebody who works there asked for money to mend something. */
export const ASKED_FOR = /\bask(?:s|ed)?\s+(?:\w+\s+){0,3}?for\s+(?:about\s+|some\s+)?$/iu;
export const TO_DO =
  /^\s+to\s+(?:split|separate|segment|buy|fix|replace|repair|upgrade|update|hire|install|put|secure|train|build|mend|add|move|modernize|modernise)\b/iu;
/** What is asked of a court is neither ransom nor cost. */
export const PLAINTIFF = /\bplaintiffs?\b/iu;
/** `The nurses ask for $25,000 each`, where they sue. */
export const SUES = /\b(?:suing|sued|lawsuits?|class\s+action|complaint\s+filed|plaintiffs?)\b/iu;
export const ROBBERS =
  /\b(?:hackers?|attackers?|gang|group|thieves|note|ransom|they\s+want|intruders?|extort\w*|bitcoin|btc)\b/iu;

/** Those who broke in want this much. */
export const THEY_WANT =
  /(?:^|[.;,]\s+|\b(?:the|and)\s+)(?:they|hackers?|attackers?|gang|group|thieves|note|message|criminals?|intruders?|extortionists?)\s+(?:now\s+|had\s+|have\s+|has\s+)?(?:wants?|wanted|ask(?:s|ed)?\s+for|demand(?:s|ed)?)\s+(?:about\s+|some\s+|around\s+)?[$€£]?$/iu;
/** Offers that a seller mocks. */
export const LOWBALL = /\blow-?ball\w*\b/iu;
