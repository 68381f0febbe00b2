import { byUrgency, type Hit } from './match';
import { ENGLISH_BROAD, row, type EnglishSignal } from './english-broad';
import { CRISIS_LEVELS } from './kinds';

const BOSS =
  '(?:my |the |our |his |her )?(?:boss|foreman|supervisor|manager|owner|guards?|security|agent|employer|leader|coworkers?|landlord|people|men|they|he|she|someone|somebody)';
const MATE =
  '(?:i|we|he|she|coworker|worker|workers|man|friend|someone|somebody|husband|brother|guy|people|person)';

/** Foreign workers and their families write plain English. `.{0,n}` stays short: linear, and near means related. */
const SIGNALS: readonly EnglishSignal[] = [
  row(
    'suicide',
    [
      '(?:kill|hang|hurt|harm|drown|shoot|cut) (?:myself|himself|herself|themselves)',
      '(?:want|wanna|going|gonna|like|ready|rather|plan|prefer) (?:to )?(?:die|be dead|end my life|end it all|end it|jump off)',
      'suicid(?:e|al)|(?:cut|cutting|slit) my (?:wrist|wrists|arm|arms)|feel like dying|nothing to live for|(?:dont|do not) want to be here any ?more',
      'end my (?:life|own life)|take my (?:own )?life|overdos(?:e|ed)|life (?:is|has|feels) (?:meaningless|pointless|over|no meaning)',
      '(?:no|dont see any|do not see any|cant see any|see no) (?:point|reason|sense) (?:in |to |of )?(?:going on|go on|living|live|continu\\w+|anything|any ?more)|(?:want|wish|going) (?:i could |to )?(?:just )?(?:disappear|vanish)(?: forever| for good)?',
      '(?:edge|ledge) of (?:the |a )?(?:roof|building|bridge|balcony|cliff)|(?:stand|standing|sit|sitting) on (?:the |a )?(?:roof|rooftop|edge|ledge|railing|bridge|crane|tower|balcony)',
      '(?:wrote|written|left|leaving|writing) (?:a |the |my )?(?:last )?(?:note|letter|will) (?:for|to) (?:my |the )?(?:wife|husband|family|parents|kids|mother|father|children)',
      '(?:dont|do not|no longer|not) want to (?:live|be alive|wake up|exist)',
      'no (?:reason|point|will) (?:to|in|of) liv(?:e|ing)|better off dead|tired of living|cant live any ?more|life is not worth',
      '(?:on|from|off) (?:the |a )?(?:roof|rooftop|bridge|tower crane|crane|balcony).{0,30}(?:jump|die|end)|jump(?:ing)? (?:off|from) (?:the |a |this )?(?:roof|building|bridge|crane|window|balcony)',
      '(?:drank|drink|swallowed|took) (?:the |some |a |all )*(?:pesticide|poison|bleach|pills|sleeping pills)',
      'goodbye (?:everyone|world|forever|letter|note)|(?:my|a|the) (?:last|final|farewell|suicide|goodbye) (?:message|letter|note|words)|(?:just |please )?let me die|(?:if|when) i (?:die|am dead|am gone)|(?:tonight|today|now) i (?:will |ll |am going to )?(?:finish|end) it|(?:finish|end) it (?:tonight|today|now|all)|miss me if i|tell my (?:mom|mum|mother|dad|father|wife|husband|kids|children|son|daughter|family|parents) (?:that )?(?:i am|im|i m|i) (?:so )?(?:sorry|love)|(?:have|got|bought|prepared) (?:the |a |my |some )*(?:rope|pills|poison|pesticide)|(?:cant|cannot|can not) go on|(?:everyone|they|family|kids) (?:is|are|would be|will be) better (?:off )?without me',
    ],
    'killing me laughing|die of laughter|headache is killing',
  ),
  row(
    'beaten',
    [
      `${BOSS} .{0,24}(?:beats?|beating|hits?|hitting|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?|attack(?:s|ed|ing)?|stabbed|chok(?:es|ed|ing)|strangled) (?:me|us|my|him|her|workers?|people|a worker)`,
      '(?:beat|beating|hit|hitting|punched|kicked|slapped|attacked|beaten|stabbed) (?:me|us) ?(?:up|again|with|because|and|now|every|when|in|on|badly)?',
      '(?:was|were|got|been|being|am|are|is|get|getting) (?:badly |severely |just )?(?:beaten|attacked|punched|kicked|stabbed|assaulted)',
      '(?:threaten(?:s|ed|ing)?) (?:to )?(?:kill|beat|hurt|hit|break|stab|me with|us with)',
      '(?:will|going to|gonna|wants to|want to) (?:beat|kill|hurt|stab) (?:me|us|my)',
      '(?:with|has|have|holding|pulled) (?:a |an |the )?(?:knife|knives|guns?|iron bars?|machetes?|steel pipes?|metal pipes?|sticks|bats)',
      '(?:men|people|guys|gang|thugs|someone|they)(?: \\w+){0,3} (?:outside|at|breaking) (?:my )?(?:room|door|house|window)|(?:follows|followed|following|stalks|stalking|chases|chased|chasing) me',
    ],
    '(?:hit|beat) me (?:up on|to (?:it|the)|with the|in chess)|beaten to (?:it|the)|following me on',
  ),
  row('confined', [
    '(?:locked|lock|locks|locking|trapped|held|imprisoned|kidnapped|detained|chained) (?:me|us|him|her|them|my|workers?|everyone)(?: up| in| inside)?',
    '(?:are|am|is|was|were|been|being|get|got) (?:\\w+ )?(?:locked (?:in|up|inside)|held (?:against|captive|hostage|prisoner)|imprisoned|kidnapped|trapped (?:in|at|here|inside)|confined|detained by)',
    '(?:wont|will not|dont|do not|doesnt|does not|not|never) (?:let|allow|allowing|letting|allowed) (?:me|us|him|her|anyone|workers?)? ?(?:to )?(?:leave|go|go out|go home|get out|go outside|escape)',
    '(?:cant|cannot|can not|unable to|not able to|not allowed to) (?:leave|get out|escape|go out|go outside)',
    '(?:took|taken|take|takes|confiscated|seized) (?:away )?(?:my|our|all|the) phones?',
    '(?:guard|guards|guarding|guarded) (?:the |every )(?:gates?|doors?|exits?)|(?:took|take|takes|keep|keeps|kept|hold) (?:my|our) passports? .{0,30}(?:guard|lock|not let|cant leave|wont let)',
    '(?:scam|fraud) (?:compound|center|centre|park)|held (?:in|at) (?:a |the )?compound|(?:guards?|they) (?:watch|are watching) (?:me|us)|ransom',
  ]),
  row('forced_labour', [
    '(?:forc(?:ed?|es|ing)|made|make|makes) (?:me |us |them |workers |people )?(?:to )?work.{0,40}(?:passports?|ids?|beat|lock|no pay|without pay|unpaid|cant leave|dont let|threat|hit)',
    '(?:forced|slave) labou?r|slavery|human traffick(?:ing|ed|ers?)|trafficked|sold (?:me|us) to|work like slaves',
    '(?:beat|hit|punish|starve|shock)s? (?:me|us) if (?:we|i) (?:dont|do not|stop|refuse|cant)',
    'if (?:we|i) (?:dont|do not|stop|refuse to) work (?:he|they|we|i)? ?(?:will |get |are |am )?(?:beat|hit|no food|beaten|punish|lock)',
    '(?:are|were|am|being|been) forced to (?:work|scam|labor)',
  ]),
  row(
    'injury_emergency',
    [
      '(?:dropped|fell|fallen|collapsed|crashed|came down)(?: \\w+){0,4} on (?:a |an |the |my |his |her )?(?:worker|workers|man|men|guy|him|her|us|me|coworker|people|friend|leg|head|foot)',
      '(?:hand|hands|finger|fingers|arm|leg|foot|head|toe|eye|thumb) (?:was |is |got |has been |just got |just )?(?:crushed|cut off|chopped|caught|stuck|trapped|severed|broken|smashed|bleeding|burn(?:ed|t)|cut)',
      '(?:lost|cut off|crushed|broke) (?:my|his|her|a|two|three) (?:finger|fingers|hand|arm|leg|foot)',
      `${MATE} (?:just |has |have )?(?:fell|fallen|falling) (?:down |off |from |into )(?:the |a |an )?(?:scaffold\\w*|roof|ladder|building|crane|floor|stairs|\\w+ floor|hole|pit|well)`,
      '(?:bleeding (?:a lot|badly|heavily|and|wont|non ?stop|so)|wont stop bleeding|cant stop the bleeding|lots? of blood|blood everywhere)',
      '(?:unconscious|not breathing|no pulse|electrocuted|electric shock|not moving|passed out and|wont wake up|is dying|call an ambulance|need (?:an )?ambulance|heart attack|having a seizure)',
      '(?:not|never|isnt|wont|doesnt|didnt) (?:waking|wake|woke|responding|respond|conscious)(?: up)?|(?:call|send|get|need|want)(?: me| us| him| her)?(?: an| the)? ambulance|chest pains?|(?:cant|cannot|can not|unable to|hard to) breathe|drown(?:ed|ing)|(?:bitten|bite|bit) (?:by|from) (?:a )?snake|snake bit\\w*|water broke',
      '(?:hit|run over|struck|crushed) by (?:a |the )?(?:forklift|truck|crane|machine|steel|brick|beam|car)',
      '(?:acid|hot oil|boiling water|chemical) .{0,20}(?:burn|eyes?|face|skin)',
    ],
    'last (?:year|month|week)|years? ago|months? ago|weeks? ago|compensation|insurance|yesterday',
  ),
  row('gas_poisoning', [
    '(?:gas|carbon monoxide|ammonia|chlorine|chemical) (?:is )?(?:leak\\w*|poison\\w*)',
    'smell(?:s|ing)? (?:of )?gas|poisoned by|co poisoning',
    '(?:everyone|all of us|we all|many|several|people|workers).{0,24}(?:dizzy|fainted|faint|passed out).{0,40}',
    '(?:charcoal|coal|stove|heater).{0,40}(?:dizzy|faint|headache|vomit|unconscious|wont wake)',
  ]),
  row(
    'fire_collapse',
    [
      '(?:there is|theres|is) (?:a )?(?:big )?fire|fire fire|fire help|help fire|on fire|caught fire|(?:factory|dorm|dormitory|building|warehouse|house|room|workshop) (?:is )?(?:burning|fire|on fire)',
      'explo(?:sion|ded)|(?:wall|roof|building|scaffold\\w*|tunnel|pit|trench|floor|ceiling) (?:has |just |is )?(?:collaps(?:ed|ing)|fell|fallen|falling|came down|gave way)|(?:men|people|workers?|man|someone|friends?|brother) (?:are |is |still )*(?:under|beneath) (?:it|the|there)|(?:big|thick|black|lots of|so much|heavy) smoke',
      '(?:buried|trapped) (?:under|alive|inside|in the (?:mine|elevator|well|rubble|fire|tank|pit))|smoke (?:is )?everywhere|flooded mine',
      '(?:went|go|going) (?:down )?(?:into )?(?:the )?(?:manhole|septic tank|tank|well|sewer).{0,40}(?:not come|didnt come|no answer|not answer|unconscious)',
    ],
    'fire (?:drill|exit|safety|me)|is fire (?:insurance|safety)',
  ),
  row('electric_height_hazard', [
    '(?:no|without|without any|not given|dont (?:have|give us)|refuse to give|broken|not enough) (?:a |any |us |the |safety )*(?:safety )?(?:harness(?:es)?|safety belts?|safety ropes?|safety equipment|helmets?|protective (?:gear|equipment)|guardrails?|gas masks?|protection)',
    '(?:make|makes|made|force|forces|forced|order|orders|ordered|ask|asks|asked) (?:me|us) (?:to )?.{0,30}(?:live wires?|power on|live electricity|without (?:harness|protection)|high voltage)',
    'scaffold\\w* (?:is )?(?:shaking|loose|unsafe|broken|not safe)|unsafe scaffold\\w*|(?:bare|exposed|live) wires?',
  ]),
  row('heat_cold_exhaustion', [
    'heat ?stroke|fainted|passed out (?:at|from|in|on|while)|collapsed (?:from|at work|in the heat)|frostbite|hypothermia',
    '(?:worked|working|awake|shift) (?:for )?(?:24|30|36|40|48|72|three days|two days|2 days|3 days) ?(?:hours|h|straight|without)?.{0,20}(?:without|no|straight|nonstop) ?(?:sleep|rest|break|stop)?',
    '(?:chest pain|chest hurts|heart hurts|cant breathe).{0,40}(?:shift|overtime|work|rest|night)',
  ]),
  row(
    'no_food_shelter',
    [
      '(?:no|without|dont have|have no|not have) (?:any |money for |money to buy )*(?:food|meal|place to (?:sleep|stay|live|go)|shelter|where to (?:sleep|stay|go)|money to (?:eat|go home))',
      'nowhere to (?:sleep|stay|go|live)|(?:starving|homeless)|sleeping (?:on|in|under) (?:the |a )?(?:street|streets|bridge|park|station|road)|(?:havent|have not|not|didnt) (?:eaten|eat) (?:for|in|since|anything)|(?:hungry) (?:for|and).{0,20}(?:days?|money|child|baby)|kicked (?:me|us) out of (?:the )?(?:dorm|dormitory|room|house)|stranded.{0,20}(?:no money|without money)',
    ],
    'starving lol|lunch',
  ),
  row('pregnancy', [
    '(?:pregnant|pregnancy|maternity|breastfeeding).{0,60}(?:fired?|dismiss\\w*|sacked|night shift|laid off|quit|resign|lift|heavy|terminate\\w*|kick\\w* out|forced?|abortion|let (?:me|her) go)',
    '(?:fired?|dismiss\\w*|sacked|laid off|terminated|forced?).{0,50}(?:pregnant|pregnancy|maternity)',
  ]),
  row('sexual_harassment', [
    '(?:touch(?:es|ed|ing)?|grab(?:s|bed|bing)?|grop(?:es|ed|ing)|kiss(?:es|ed|ing)?|hug(?:s|ged|ging)?) (?:me|my (?:body|breasts?|butt|leg|legs|thigh|chest)|her|women|girls)',
    'rap(?:e|ed|es|ing)|sexual(?:ly)? (?:harass\\w*|assault\\w*|abus\\w*)|molest\\w*|harass(?:es|ed|ing)? (?:me|women|girls|us)',
    '(?:sleep|sex|have sex) with (?:him|me|the boss|my boss|clients?|customers?|them)',
    '(?:sends?|sent|sending) (?:me )?(?:nude|naked|porn\\w*|dirty|sexual) (?:pictures?|photos?|videos?|messages?)|(?:hidden|secret) camera|(?:film|filmed|filming|watch|watches|watching) (?:me|us) (?:shower\\w*|chang\\w*|bath\\w*)|drugged me',
  ]),
  row('domestic_violence', [
    '(?:husband|boyfriend|partner|wife|father in law|mother in law|ex|father|dad) .{0,24}(?:beats?|beating|hits?|hitting|abus\\w+|chok\\w+|kick\\w*|punch\\w*|slap\\w*|hurts?|threaten\\w*|kill me|locks? me|locked me)',
    'domestic (?:violence|abuse)|(?:afraid|scared) to go home',
  ]),
  row(
    'child_labour',
    [
      '(?:i am|im|i m|is|was|only|just|she is|he is|shes|hes|are|aged?|turned) (?:only |just )?(?:[6-9]|1[0-5])(?: years? old| yrs? old)?\\b.{0,50}(?:work\\w*|factory|job|boss|restaurant|shift|construction)',
      '(?:[6-9]|1[0-5]) years? old.{0,50}(?:work\\w*|factory|boss|shift)|child labou?r|underage (?:work\\w*|kids|children)|(?:kids|children) (?:are )?working (?:in|at)|under (?:16|sixteen).{0,30}(?:work\\w*|factory)',
    ],
    'my (?:son|daughter|child|kid) is \\d+ .{0,10}school|too young|legal age|minimum age|old enough',
  ),
  row('minor_worker', [
    '(?:i am|im|i m|is|she is|he is|shes|hes|only|just|aged?) (?:only |just )?1[67]\\b.{0,60}(?:night|chemical|construction|mine|heavy|overtime|dangerous|hours|scaffold\\w*|paint|force)',
    '(?:under 18|not yet 18|minor).{0,50}(?:night shift|chemical|dangerous|heavy|overtime)',
  ]),
  row('debt_trafficking', [
    'loan ?sharks?|usur(?:y|er)|debt collectors?.{0,40}(?:threat|come|beat|harass)|(?:gambling|online loan) debts?|(?:cant|cannot|unable to) (?:pay|repay) (?:back )?(?:the |my |this )?(?:loan|debt|debts|loans)',
    '(?:go|going|come|job|jobs|work|working|offer|take|took|taken|send|sent) (?:to |in |me to |us to )?(?:myanmar|cambodia|laos|burma|golden triangle|sihanoukville|myawaddy)|smuggl(?:e|ed|er|ers|ing) (?:me|us|across|people)|sell my kidney',
  ]),
  row(
    'job_fraud',
    [
      '(?:scammed|scam|cheated|fraud|conned|swindled).{0,50}(?:job|work|agent|agency|money|deposit|recruit\\w*|transfer)|(?:job|work|agent|agency|recruit\\w*|deposit).{0,50}(?:scam\\w*|fraud|cheated|fake|disappeared|blocked me)',
      '(?:pay|transfer|send|deposit) .{0,24}(?:before|first|upfront|in advance).{0,24}(?:job|work|start|hire|task)|verification code|blackmail\\w*|sextort\\w*|my (?:nude|naked) (?:video|photo)s?.{0,20}(?:send|post|pay)',
    ],
    'not a scam|scaffold',
    undefined,
  ),
  row(
    'id_withheld',
    [
      '(?:took|takes?|taken|keeps?|kept|keeping|holds?|holding|confiscated|withh\\w+|has|seized|collected|stole) (?:away )?(?:my|our|his|her|their|all|the|workers)(?: all)? (?:id|ids|id cards?|identity cards?|passports?|documents|papers)',
      '(?:wont|will not|refuses? to|dont|doesnt|not) (?:return|give back|give me back|give) (?:me )?(?:my|our|the) (?:id|id card|passport|documents)|(?:id|ids|passports?|id cards?) (?:was|were|is|are|has been|have been) (?:taken|kept|held|confiscated|withheld)',
    ],
    'copy of|photo of',
  ),
  row(
    'revenge_threat',
    [
      '(?:i|we|ill) (?:will |am going to |want to |wanna |gonna |am gonna |swear i will |could |might |just |should )*(?:kill|stab|shoot|murder|burn|blow up|smash|poison|bomb|destroy|beat) (?:him|her|them|you|my boss|the boss|my manager|my foreman|the foreman|his|their|everyone|this (?:place|factory|shop)|the (?:factory|shop|office|place|building|company|store))',
      '(?:set|light) (?:the |his |this )?(?:factory|shop|office|house|car|place|it) on fire|(?:bought|have|got|bring|bringing) (?:a |the )?(?:knife|gun|gasoline|petrol).{0,40}(?:boss|him|them|office|tomorrow|tonight)|make him pay with (?:his )?(?:life|blood)|burn (?:down )?(?:the |his |this )(?:factory|shop|office|house|place)|burn it down|take (?:him|them) with me',
    ],
    'kill (?:him|them|it) in the game|beat them in',
  ),
  row('family_emergency', [
    '(?:my|our) (?:child|son|daughter|kid|kids|children|baby|mother|father|mom|dad|wife|parents|grandmother|grandma|grandfather) .{0,24}(?:missing|lost|disappeared|dying|in (?:the )?icu|emergency|unconscious|fell down|collapsed|alone at home|kidnapped|stroke|critical|no one to (?:care|look)|nobody to (?:care|look)|very sick)',
    '(?:nobody|no one) (?:is )?(?:to )?(?:take|taking|look|looking|takes|looks|care|cares|caring) (?:care of|after|for) (?:my|our) (?:child|children|kids|son|daughter|mother|father|parents|baby)',
  ]),
  row(
    'mass_illness',
    [
      '(?:many|everyone|several|all|dozens|lots|\\d+) (?:of )?(?:the )?(?:\\w+ ){0,3}(?:workers?|people|coworkers|roommates|us|of us|dorm|dormitory|factory)? ?.{0,20}(?:fever|vomit\\w*|diarrhea|diarrhoea|food poisoning|sick after|are sick|is sick|got sick|infected|ill after)',
      'food poisoning|outbreak',
    ],
    'sick leave|sick pay',
  ),
  row('incoherent_drunk', [
    '(?:i am|im|i m|so|very|too) drunk|drank too much|(?:hear|hearing) voices|voices in my head|(?:they|someone|people|everyone) (?:are|is) (?:following|watching|poisoning|after|trying to poison) me|chip in my (?:head|brain)|going crazy|losing my mind|mental breakdown|panic attack|(?:cant|cannot) (?:go on|take it|hold on) ?(?:anymore|any more|any longer)',
  ]),
  row(
    'collective_action',
    [
      '(?:block(?:ed|ing|ade)?|surround(?:ed|ing)?|occup(?:y|ied|ying)) (?:the |his |their )?(?:gate|gates|road|roads|street|highway|entrance|office|factory|building|company)',
      '(?:we are|workers are|going|everyone is|all of us are) (?:on |to )?(?:strike|striking|protest\\w*)|(?:climb\\w*|up|on) (?:on |up )?(?:the |a )?tower crane|sit ?in|clash with (?:police|guards|security)',
    ],
    'operator|licen[cs]e',
  ),
  row('collective_action', [
    '\\d+ (?:people|workers|of us|men) .{0,30}(?:gate|gates|entrance|banners?|road|highway|protest\\w*|sitting|blocking|strike)|(?:with|holding|hung) (?:a |up )?banners?|go(?:ing)? to (?:the )?(?:government|city hall) (?:together|with all)',
  ]),
  row('family_emergency', [
    '(?:my|our) (?:child|son|daughter|kid|kids|children|baby|mother|father|mom|dad|parents|grandmother|grandma|grandfather|grandpa) .{0,40}(?:(?:sick|ill|hurt|fell|collapsed) .{0,20}(?:alone|nobody|no one)|(?:nobody|no one) (?:takes|is|to|there|can))',
  ]),
  row('no_food_shelter', [
    '(?:sleep|slept|sleeping|living|live|stay|staying) (?:in|on|at|under) (?:the |a )?(?:streets?|park|station|train station|bus station|bridge|sidewalk|outside)|(?:slept|sleeping) outside|(?:nowhere|no place) to (?:sleep|stay|live|go)|(?:no|out of|without) (?:money|food) .{0,20}(?:food|eat|sleep|hungry|home)|(?:havent|have not|not) eaten (?:for|in|since)|starving',
  ]),
  row('incoherent_drunk', ['drunk .{0,20}(?:stand|walk|lost|street|know where|home)']),
];

const ALL_SIGNALS = [...SIGNALS, ...ENGLISH_BROAD];

const NEGATED = /\b(?:not|never|didnt|did not|wasnt|dont|no one|nobody|if)(?: \w+)? $/;
const FICTION = /\b(?:movie|film|game|joke|joking|kidding|novel|dream|song|drill|training)\b/;
const LONG_AGO = /\b(?:last year|years ago|long ago|used to|months ago|when i was (?:young|a child))\b/;

/** The English rows; `words` are lower-case words between single spaces. */
export function findEnglish(words: string): Hit[] {
  const hits: Hit[] = [];
  if (FICTION.test(words)) return hits;
  for (const signal of ALL_SIGNALS) {
    const match = signal.any.exec(words);
    if (!match || signal.unless?.test(words)) continue;
    if (NEGATED.test(words.slice(Math.max(0, match.index - 20), match.index))) continue;
    const level = signal.level ?? CRISIS_LEVELS[signal.kind];
    hits.push({ kind: signal.kind, level: LONG_AGO.test(words) && level === 'P0' ? 'P1' : level });
  }
  return hits.sort(byUrgency);
}
