const PEOPLE =
  'customers?|users?|subscribers?|patients?|members?|clients?|guests?|passengers?|policyholders?|shoppers?|students?|employees|staff|residents?|travell?ers|accounts?|households?|riders?|donors?|tenants?|borrowers?';
const THINGS =
  'data(?:base)?|db|records?|details|information|customer base|customer table|systems?|servers?|network|files?|infrastructure|(?:customer|client|user|member|guest|patient|mailing|passenger|subscriber|donor|tenant|student|employee|staff|pupil|policyholder|borrower|shopper|membership)\\s+(?:list|base|table|data|file|roll|register|records)|bucket|collars|computers|catalog(?:ue)?|phones|website';
const KIND =
  'bank|carrier|lender|telco|hotel chain|chain|airline|insurer|utility|supplier|firm|company|app|studio|operator|district|service|hospital|retailer|maker|provider|startup|platform|giant|university|clinic|manufacturer|agency|website|site|shop|store|brand|charity|museum|publisher|brewery|bakery|developer|dealer|dealership|distributor|wholesaler|broadcaster|newspaper|foundation|cooperative|union|brokerage|exchange|start-up|group|business|nonprofit|academy|college|theatre|theater|builder|consultancy|grocer|pharmacy|garage|school|portal';
export const NO_VICTIM =
  /\b(?:(?<!(?:Water|Sewer|Light|Power|Fire) )Department|Division|Directorate|Office|(?<!(?:Travel|Insurance|Housing|Staffing|Employment|Collection|Transit|Ad) )Agency|Administration|Commission|(?<!Credit )Bureau|General|Senate|Congress|Ombudsman|Police|FBI|CISA|NSA|DHS|DEP|EPA|FCC|SEC|FTC|GDPR|Act|PLC|HMI|VPN|RDP|TOX|Secret Service|Homeland|Windows|Telegram|Twitter|TeamViewer|Elasticsearch|Linux|Coindesk|Bitcoin|Monero|SCADA|Social Security|National Insurance|Midwest|Northeast|Southwest|Northwest|Southeast|West Coast|East Coast|Europe|Asia|Scandinavia|Article|United States)\b|(?:(?<!&)\s(?:Lane|Street|Road|Avenue|Court|Drive|Boulevard|Highway|Day|Act|River|Creek Road|Hall|Lake|Bill|Team))$|^(?:Re|Fw|Fwd|Subject|Dear|Hello|Board|Commissioners?|HOST|NOC|BULLETIN|Legal|Minister|Deputy|Cllr|Councillor|Chair|Trustees?|Item|Notice|Bill|Note|Local|Superintendent|Sheriff|Mayor|Clerk)$/u;

const article = String.raw`(?:the\s+|an?\s+)?(?:[\p{L}-]+\s+){0,3}?`;
const HEAD =
  '(?:public\\s+|central\\s+|city\\s+|town\\s+|county\\s+|community\\s+|regional\\s+|municipal\\s+|memorial\\s+|general\\s+)?(?:library|hospital|clinic|school|college|airport|museum|utility|water\\s+utility)(?:\\s+(?:system|district))?|water\\s*works|water\\s+(?:utility|plant|system|department|district|company|authority)|waste\\s?water\\s+(?:plant|utility)|sewer\\s+(?:plant|district)|power\\s+(?:plant|company|utility)|treatment\\s+plant|school\\s+(?:district|board|system)|schools|hospital|clinics?|library|libraries|police(?:\\s+department)?|fire\\s+department|city\\s+(?:hall|council|government)|town\\s+(?:hall|council|government|board)|county\\s+(?:government|council|commission|board)|public\\s+works|(?:regional\\s+)?airport|port\\s+authority|transit\\s+(?:agency|authority|system)|housing\\s+authority|dairy|brewery|factory|refinery|pipeline|shipyard|credit\\s+union|pharmacies|supermarkets?|stores|hotels';
export const BEFORE: readonly (readonly [RegExp, number])[] = [
  [/\b(?:our|their)\s+\w+\s+\($/iu, 3],
  [/\p{L}\s+vs?\.?\s+(?:the\s+)?$/u, 4],
  [/\bdefendant\s+$/iu, 3],
  [
    /\b(?:say|says|said|claim|claims|claiming|pretend|pretends|pretending)\s+(?:that\s+)?(?:they|he|she|to)\s+(?:are|is|be|work)\s+(?:calling\s+)?(?:with|from|for)\s+(?:the\s+)?$/iu,
    3,
  ],
  [/\bofficials\s+(?:in|at|of|from)\s+$|\b(?:header|title|file|listing)\s+says\s+$/iu, 3],
  [new RegExp(String.raw`\b(?:${PEOPLE}|${THINGS})\s+(?:of|from|at|on|belonging to)\s+${article}$`, 'iu'), 3],
  [
    new RegExp(
      String.raw`\b(?:breach|hack|attack|incident|intrusion|outage|theft|leak|break-in|leaks|hacks|breaches)\s+(?:at|of|on)\s+${article}$`,
      'iu',
    ),
    3,
  ],
  [
    /\b(?:hacked|hacks|breached|breaches|hit|hits|broke into|breaks into|attacked|attacks|struck|strikes|robbed|extorted|blackmailed|infiltrated|compromised|raided|added|listed|fined|targeted|belong(?:s|ed|ing)? to|settlement with|stolen from|taken from|copied from|lifted from|targeting|against)\s+(?:the\s+)?$/iu,
    3,
  ],
  [
    /(?:^|\n)\s*(?:(?:new|next|latest|our|today['’]?s?)\s+)*(?:company|victim|target|organi[sz]ation|name|client|database|db|source|site)(?:\s+name)?\s*[:=]\s*(?:the\s+)?$/iu,
    5,
  ],
  [
    /\b(?:attention|hello|hi|dear|welcome|to the (?:management|board|owners) of|statement (?:of|from|by)|(?:update|message|letter|notice|information|news|e-?mail|mail|text) (?:from|by))[,:]?\s+(?:the\s+)?$/iu,
    4,
  ],
  [
    /^\s*(?:>>\s*|\[?(?:selling|sell|wts|leak|leaked|free|dump|db)\]?\s*[|:-]?\s*|>+\s*|[=*~]{2,}\s*|[^|\n]{2,40}\|\s*)$/iu,
    4,
  ],
  [new RegExp(String.raw`\b(?:${KIND})\s+$`, 'iu'), 3],
  [/\b(?:town|village|city|county|borough)\s+of\s+$/iu, 3],
  [
    /\b(?:we\s+are|(?:is|are)\s+said\s+to\s+be)\s+(?:from|with)\s+$|\b(?:they|it|which)\s+(?:are|is|comes?)\s+from\s+$|\b(?:titled|labelled|headed)\s+$/iu,
    3,
  ],
  [/\b(?:district|department|authority|plant|utility|works|office)\s+(?:in|of|at|for)\s+(?:the\s+)?$/iu, 3],
  [/\b(?:this\s+is\s+for|source\s*:|pack\s+of|at|us\s+at)\s+(?=$)/iu, 2],
  [/\b(?:citizens|people|residents|neighbors|neighbours|folks|taxpayers)\s+(?:of|in)\s+$/iu, 3],
  [
    /\b(?:thread|post|posting|listing|ad|topic|offer|article|story|report|db|dump|leak|base)\s+(?:about|on|for|of)\s+(?:the\s+)?$/iu,
    3,
  ],
];
export const AFTER: readonly (readonly [RegExp, number])[] = [
  [/^,?\s+(?:Inc|Ltd|LLC|GmbH|AG|Corp|PLC|plc)\b/u, 3],
  [/^['’]s?\s+(?:chief|spokes\w+|director|head|president|ceo|press\s+office|board|website|management)\b/iu, 3],
  [
    /^,?\s+(?:(?:has|had|have|was|were|is|are|fell|became|become|becomes|been|also|again|again\s+been|reportedly|recently)\s+){0,3}(?:hacked|breached|attacked|victim|the\s+(?:latest\s+|next\s+|new\s+)?(?:victim|target)|struck\s+by|hit\s+by|targeted|compromised|suffered|suffers|(?:lost|loses|leaks|leaked|exposed|exposes)\s+(?:the\s+|its\s+)?(?:personal\s+|private\s+|customer\s+)?(?:data|records|details|information|files|names))\b/iu,
    3,
  ],
  [
    /^,\s+where\s+[^.;]{0,60}\b(?:lost|hacked|hackers|locked|broke|broken|encrypted|attack\w*|stole\w*|breach\w*)\b/iu,
    3,
  ],
  [
    /^\s+(?:today\s+|now\s+|has\s+)?(?:began|begun|is|started)\s+(?:mailing|notifying|writing|sending|contacting|alerting)\b/iu,
    3,
  ],
  [/^\s+had\s+(?:its|their)\s+(?:[\p{L}-]+\s+){1,3}(?:hacked|stolen|breached|encrypted|copied|locked)\b/iu, 3],
  [
    /^,\s+(?:an?|the)\s+[^,.;]{3,60},\s+(?:has\s+|have\s+|had\s+)?(?:confirm|disclos|discover|learn|den(?:y|ies|ied)|notified|acknowledg|admit|was\s+hit|was\s+hacked|lost|suffered)\w*/iu,
    3,
  ],
  [/^:\s+(?:what|our|an?|update|statement|response|how)\b|^\s+team\b/iu, 3],
  [new RegExp(String.raw`^(?:['’]s?)?\s+(?:${HEAD})\b`, 'iu'), 3],
  [
    /^\s+(?:leak|dump|breach|hack|hacked|ransomware\s+attack|cyber-?attack|data\s+(?:breach|leak|theft)|combo|thread|listing)\b/iu,
    2,
  ],
  [new RegExp(String.raw`^(?:['’]s?)?\s+(?:${PEOPLE}|${THINGS}|full leak)\b`, 'iu'), 3],
  [
    /^(?:\s+on\s+\w+day)?\s+(?:also\s+|has\s+|had\s+|now\s+)?(?:confirm|disclos|discover|is aware|learn|is investigat|is writing|den(?:y|ied|ies)|reject|notified|informed|values|regret|apologi[sz]|is sorry|wants you to know|acknowledg|admit)\w*/iu,
    3,
  ],
  [
    new RegExp(
      String.raw`^,?\s+(?:an?|the|which)\s+(?:[\p{L}-]+\s+){0,4}?(?:${KIND}|town|village|city|hamlet|borough|parish|co-op|supplies)\b`,
      'iu',
    ),
    3,
  ],
  [/^\s*(?:<<|\([^)\n]{2,40}\))/u, 2],
  [
    /^(?:\s+on\s+\w+day)?\s+(?:said|says|announced)(?:\s+on\s+\w+|\s+\w+day)?\s+(?:that\s+)?(?:hackers|attackers|criminals|intruders|thieves|an?\s+(?:former\s+)?(?:employee|hacker|intruder)|it\s+(?:had|was|is|has)\b(?!\s+(?:seen|reviewed|verified|obtained))|the\s+(?:data|personal)|[\d.,]+\s*(?:million|m)?\s*(?:people|customers))\b/iu,
    3,
  ],
];
export const WEAK =
  /^(?:\s+on)?(?:\s+\w+day)?,?\s+(?:said|says|told|has|had|was|is|did|does|writes|announced|filed)\b/iu;
