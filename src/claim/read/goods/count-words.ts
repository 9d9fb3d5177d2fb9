export const PEOPLE =
  /^(?:people|persons?|ppl|customers?|clients?|users?|subscribers?|patients?|members?|students?|employees|residents?|individuals?|households?|guests?|travell?ers|passengers?|shoppers?|policyholders?|consumers?|victims|voters|citizens|taxpayers|drivers|riders?|donors?|workers|borrowers?|accounts?|cardholders?|owners|teachers|veterans|applicants|adults|children|pupils|tenants|homeowners|retirees|visitors|diners|commuters|viewers|readers|listeners|players|gamers|parents|families|fans|attendees|volunteers|claimants|contractors|doctors|nurses|inmates|pensioners|savers|investors|renters|lodgers|flyers|fliers|holidaymakers|tourists|cardholders|bidders|sellers|merchants|dealers|landlords|pilots|officers|soldiers|officials|faculty|alumni|graduates|pupils|worshippers|churchgoers|runners|cyclists|skiers|swimmers|golfers|campers|boaters|farmers|growers|freelancers|candidates|jobseekers|backers|signups|sign-ups|beneficiaries|dependents|recipients|ratepayers|homes|infants|babies|mothers|women|men|seniors|pupils|travellers|homes|buyers|staff|growers|persons|pensioners|cardholders|commuters|travelers|learners|trainees|cadets|recruits|lodgers|leaseholders|shareholders|bondholders|savers|depositors|insured|claimants|passholders|season-ticket|pet-owners|registrants|enrollees|beneficiaries|congregants|parishioners|constituents)$/iu;
export const ROWS = /^(?:rows?|lines?|records?|entries|files)$/iu;
export const LINKING =
  /^(?:of|its|their|our|his|her|the|these|and|or|current|former|unique|registered|affected|active|individual|different|as)$/iu;
export const BREAKING =
  /^(?:is|are|was|were|has|have|had|in|on|at|for|to|from|by|with|that|which|who|will|would|than|when|after|before|if|because|so|but|it|they|we|you|i|per|hours?|days?|weeks?|months?|years?|gb|tb|mb|percent|minutes?|times?|copies|servers?|places|drives|computers?|machines?)$/iu;
export const LABEL_PEOPLE =
  /\b(?:unique\s+)?(?:persons?|people|users|customers|clients|accounts|victims|patients|members|subscribers|individuals|employees\s+affected)(?:\s+(?:in\s+the\s+\w+|affected|total|exposed))?\s*[:=]\s*[~≈]?\s*$/iu;
export const NUMBER_OF =
  /\b(?:number|count|total)\s+of\s+(?:\w+\s+)?(?:people|customers|clients|users|members|patients|victims)\b[^.]{0,50}\b(?:to|at|is|was)\s+$/iu;
/** `raised the figure to 112,000`: what was said before no longer holds. */
export const NEW_FIGURE =
  /\b(?:rais(?:ed|es)|revis(?:ed|es)|correct(?:ed|s)|increas(?:ed|es)|lower(?:ed|s)|updat(?:ed|es)|chang(?:ed|es)|put|puts)\s+(?:the|its|that|this)\s+(?:figure|number|count|total|estimate|toll)\s+(?:upwards?\s+|now\s+|up\s+|down\s+)?(?:to|at)\s+$|\b(?:it|they|we|\p{L}+)\s+now\s+(?:says?|speaks?\s+of|puts?\s+it\s+at|counts?|gives?)\s+(?:it\s+(?:is|was)\s+|that\s+)?$|\b(?:correct|right|true|real|actual)\s+(?:figure|number|count|total)\s+(?:is|was)\s+$/iu;
export const LABEL_ROWS = /\b(?:lines|rows|records|entries)\s*[:=]\s*[~≈]?\s*$/iu;
export const SERVED =
  /\b(?:serv(?:es|ed|ing|e)|(?:platform|system|service|bureau|firm|company|we|it|which)(?:\s+itself)?,?\s+(?:which\s+|that\s+)?pays|feed(?:s|ing)?|carried|carries|flies|flew|transports|milks|asking\s+its|hauls\s+for|suppl(?:ies|ying)|employ(?:s|ing)|population\s+of|home\s+to|employees\s*:|staff\s*:)\s*(?:about\s+|some\s+|more\s+than\s+|around\s+)?$/iu;
/** What an organisation has, serves, insures: its size, where nothing of the sentence says that it was taken. */
export const OWNS =
  /\b(?:has|have|had|having|counts?|boasts?|operates?|manages|covers|insures|treats|educates|teaches|enrol+s|reaches|represents|looks\s+after|delivers\s+to|sells\s+to|provides?\s+[^.]{3,40}\s+(?:to|for)|home\s+to|population|^\W*with|(?:bank|chain|lender|insurer|firm|company|carrier|retailer|utility|district|provider|operator|app|school|town|city|county|hospital|clinic|university)\s+(?:of|with))\s+(?:(?:about|some|around|more\s+than|over|roughly|nearly|almost|up\s+to|an\s+estimated|its|approximately)\s+)*$/iu;
export const HIT =
  /\b(?:stol\w+|tak(?:e|en|ing)|took|leak\w*|expos\w+|affect\w+|compromis\w+|access\w*|copied|copy|breach\w*|hack\w*|obtain\w*|dump\w*|sell\w*|sold|sale|offer\w*|publish\w*|lost|lose|post(?:ed|s)?|download\w*|data(?:base)?|records?)\b/iu;
/** Who reads a post is no victim of it. */
export const AUDIENCE =
  /\b(?:(?:viewed|seen|read|downloaded|liked|shared|followed)\s+(?:by\s+)?(?:\w+\s+){0,2}|(?:forum|channel|marketplace|board|thread|page)\b[^.]{0,50}\b(?:has|have|had|with|counts|boasts)\s+(?:\w+\s+){0,2})$/iu;
/** Talk that nobody stands for; a post that is denied is still a claim. */
export const RUMOUR = /\b(?:rumou?rs?|hoax)\b/iu;
export const SAMPLE =
  /\b(?:samples?|screenshots?|attached|proof(?:\.\w+)?|as\s+evidence|checked|looked\s+at|compared|dozen|was\s+sent|gave\s+(?:me|us)|reviews?\s+of|previews?|\bDM\b)\b/iu;
export const PART =
  /\b(?:subset|part|portion|smaller|small\s+(?:bag|pack|lot|set)|only(?!\s*[,.]|\s+(?:to|one|for|a)\b)|slice|batch|first\s+half|of\s+which|in\s+this\s+thread)\b/iu;
export const SUPERSEDED_BEFORE =
  /\b(?:up\s+from|down\s+from|from|instead\s+of|rather\s+than|not\s+the|and)\s+(?:the\s+|an\s+earlier\s+|its\s+earlier\s+|a\s+previous\s+)?$|\b(?:than|earlier|previously|initially|at\s+first|first)\s+(?:the\s+|said\s+|reported\s+|estimated\s+|put\s+(?:it|the\s+number)\s+at\s+)?(?:that\s+)?(?:it\s+was\s+)?$/iu;
export const HAD_SAID =
  /\bhad\s+(?:first\s+)?(?:named|given|reported|said|spoken\s+of|put\s+it\s+at)\s+$|\band\s+in\s+\p{L}+\s+(?:of\s+)?$/iu;
export const SUPERSEDED_AFTER =
  /^\s*(?:[\p{L}-]+\s+){0,2}?(?:it\s+(?:had\s+)?(?:first\s+)?(?:given|reported|said|named)|(?:of|in)\s+its\s+(?:first|earlier|initial|previous)|first\s+reported)\b/iu;
/** A law's threshold counts nobody. */
export const THRESHOLD =
  /\b(?:must|shall|required\s+to|ha(?:s|ve)\s+to)\s+(?:\w+\s+)?(?:report|notify|inform|tell)\b/iu;
/** `Orlake, which has 2 million subscribers, said`: told beside the story. */
export const APPOSITION =
  /,\s+(?:which|who)\s+(?:\w+\s+){0,2}$|,\s+(?:an?|the)\s+(?:[\p{L}-]+\s+){1,5}(?:with|of|has)\s+(?:[\p{L}]+\s+){0,3}$|\bwhich\s+(?:has|serves|employs|operates|insures|treats)\s+(?:[\p{L}]+\s+){0,3}$/iu;
export const SCOPE =
  /\b(?:laws?|rules?|acts?|statutes?|regulations?|bill)\b[^.]{0,60}\b(?:appl(?:y|ies)|covers?|concerns?)\b|\b(?:breaches|incidents|attacks|companies|businesses|firms|organi[sz]ations)\s+(?:of|affecting|involving|that\s+(?:affect|involve|hit|hold|store|keep)|with|holding)\s+(?:the\s+)?(?:(?:personal\s+)?(?:data|information|records)\s+(?:of|on|about)\s+)?(?:more\s+than|over|at\s+least|\d)/iu;
export const KEPT_APART =
  /^\s*(?:[\p{L}]+\s+){1,3}(?:are|is|were|was)\s+(?:kept|stored|held)\s+(?:on|in|by|at)\s+(?:an?other|other|a\s+(?:different|separate)|separate)/iu;
/** Who could not pay online lost a service, no data. */
export const CUT_OFF =
  /^\s*(?:[\p{L}]+\s+){1,3}(?:have\s+to|must|will\s+have\s+to|are\s+required|need\s+to|could\s+not|were\s+(?:unable|without)|had\s+no|went\s+without|(?:have|had|has)\s+been\s+(?:without|cut\s+off|unable)|are\s+(?:still\s+)?(?:without|cut\s+off|unable)|lost\s+(?:power|service|internet|access)|(?:have|has|had)\s+(?:so\s+far\s+|already\s+|since\s+)?(?:reported|complained|called|phoned|paid|fallen\s+for|been\s+(?:called|telephoned|rung|texted))|and\s+we\s+(?:do|will|start|open|make))\b/iu;
/** Whose lights went out lost no data. */
export const OUTAGE =
  /\b(?:lights\s+went\s+out|outage|power\s+(?:was\s+)?(?:cut|out|lost|failed)|cut\s+(?:off\s+)?power|without\s+(?:power|water|heat\w*|service)|lost\s+(?:power|water|heat\w*|service)|knocked\s+out)\b[^.]{0,40}$/iu;
/** `not the 2021 scrape with 900k lines`, `that is the whole country, not us`: another's number. */
export const NOT_THIS_BEFORE = /\bnot\s+(?:the|that|from)\s+[^.;:]{0,50}$/iu;
export const NOT_US_AFTER =
  /^[^.]{0,40}[;,]\s+(?:that|which)\s+(?:is|was)\s+[^.]{2,60},?\s+(?:not\s+(?:us|ours|our)\b|and\s+not\s+(?:us|ours))|^[^.]{0,80}\bis\s+(?:separate|another|a\s+different)\b/iu;
/** Who is asked whether their details are right. */
export const ASKED =
  /\b(?:wrote\s+to|called|rang|phoned|contacted|reached|asked|spoke\s+(?:to|with)|tried|interviewed|checked|messaged|e-?mailed)\s+(?:\w+\s+){0,2}$/iu;
export const FEWEST = 10;
/** Fewer rows than this are a sample, whatever the text calls them. */
export const FEWEST_ROWS = 100;
export const FEWEST_RIVAL = 1_000;
