import { CRISIS_LEVELS, type CrisisKind, type CrisisLevel } from './kinds';

/** One row of English signals: `any` matches lower-case words between single spaces. */
export interface EnglishSignal {
  kind: CrisisKind;
  level?: CrisisLevel;
  any: RegExp;
  unless?: RegExp;
}

export const row = (
  kind: CrisisKind,
  any: readonly string[],
  unless?: string,
  level?: CrisisLevel,
): EnglishSignal => ({
  kind,
  level: level ?? CRISIS_LEVELS[kind],
  any: new RegExp(`\\b(?:${any.join('|')})\\b`),
  unless: unless === undefined ? undefined : new RegExp(`\\b(?:${unless})\\b`),
});

const HARM =
  '(?:cut(?: off)?|crush(?:ed|ing)?|burn(?:ed|t|s|ing)?|broken?|stuck|caught|smashed|torn|severed|bleed(?:s|ing)?|pierced|scald(?:ed)?|injured|hurt|wounded|trapped|blood)';
const PART =
  '(?:hands?|fingers?|legs?|arms?|heads?|eyes?|ears?|face|my back|his back|chest|body|neck|foot|feet|bones?|skull|stomach|nose|skin)';
const PLACE =
  '(?:roof|rooftop|bridge|building|crane|window|balcony|tower|scaffold\\w*|floor|river|cliff|well|ladder|height|beam)';

/**
 * English told in broad words: what was done and where it hurts, near each other, in either order. Wider than the fixed
 * phrases, because whoever writes English here writes it in ways of their own.
 */
export const ENGLISH_BROAD: readonly EnglishSignal[] = [
  row('suicide', [
    '(?:sit|sitting|stand|standing) (?:by|at|near|beside|in front of) (?:the |a )?(?:river|sea|lake|bridge|rails?|railway|train tracks?|cliff|edge)',
    'end (?:everything|it all|all this|this life|my pain)|(?:nobody|no one) (?:needs|loves|wants|will miss) me',
    '(?:tied|tie|ties|hung|put|puts) (?:a |the |his |her |my )?rope|(?:never|not) wake up(?: again)?$|want to sleep (?:and|forever)',
    `(?:jump|jumps|jumping|jumped|throw (?:my|him|her)self) (?:\\w+ ){0,2}(?:from|off|into|out of) (?:\\w+ ){0,3}${PLACE}`,
  ]),
  row(
    'injury_emergency',
    [
      `${HARM} (?:\\w+ ){0,6}${PART}|${PART} (?:\\w+ ){0,4}${HARM}`,
      `(?:fell|fallen|falls|falling) (?:\\w+ ){0,2}(?:from|off|into|down) (?:\\w+ ){0,3}${PLACE}`,
      '(?:he|she|friend|worker|coworker|man|brother|husband|father) (?:\\w+ ){0,2}(?:collapsed|fainted|is dying|vomiting blood)|(?:no|weak) heartbeat',
    ],
    'last (?:year|month|week)|years? ago|months? ago|weeks? ago|compensation|insurance|yesterday|head office|by hand|on hand|face to face|cut (?:my|our|the) (?:pay|wages?|salary|hours)|if (?:someone|a worker|anybody|anyone)|in (?:19|20)\\d\\d|occupational disease|(?:can|could) i (?:still )?claim',
  ),
  row('beaten', [
    '(?<!i |we )(?:break|cut off|chop|broke) (?:my|our|his|her) (?:legs?|arms?|hands?|head|neck)|(?:push(?:ed|es)?|drag(?:ged|s)?|threw|thrown) (?:me|us|him|her) (?:down|out|into|to|against|on|by|off)|(?:will|going to|gonna|coming to|trying to|tried to|wants to) (?:hurt|kill|murder|find|beat) (?:me|us|my)',
  ]),
  row('domestic_violence', [
    '(?:husband|boyfriend|partner|wife|ex) (?:\\w+ ){0,3}(?:push\\w*|drag\\w*|threw|throws?|burn\\w*|strangl\\w*|lock\\w*)',
  ]),
  row(
    'confined',
    [
      '(?:kept|keep|keeps|keeping|hold|holds|held|holding) (?:me|us|him|her|them|in|inside|there) .{0,50}(?:money|ransom|room|leave|police|release|house|guard\\w*)|(?:ask\\w*|want\\w*|demand\\w*) (?:for )?(?:money|ransom) (?:to|for|before) (?:release|free|let|my)|(?:is|are|was|were|am) kept (?:in|inside|at)|(?:locked|lock|locks|chained) (?:the |our |my )?(?:\\w+ )?(?:doors?|gates?|dormitory|dorm|rooms?|house|exits?)(?: from| and| so| we| with| while|$)',
    ],
    'keep (?:in|them in) (?:touch|mind)|deposit|at night',
  ),
  row('sexual_harassment', [
    '(?:hand|hands|fingers?) (?:\\w+ ){0,2}(?:under|inside|in|up|on) (?:my|her) (?:skirt|shirt|dress|pants|bra|clothes|thighs?|breasts?|butt|body|underwear)|(?:take|took|taking|pull(?:s|ed)?|tear|tore|rip(?:s|ped)?) (?:off )?(?:my|her) (?:clothes|pants|shirt|dress|skirt|underwear)',
  ]),
  row('no_food_shelter', [
    '(?:nothing|not enough|no money|no food) (?:left )?(?:to|for) (?:eat|buy food|my (?:child|baby|kids))',
  ]),
  row('debt_trafficking', [
    '(?:bring|take|send|fly|move|brought|taken|sell|sold|smuggle)(?: \\w+){0,4} (?:to|into) (?:myanmar|cambodia|laos|burma|the golden triangle|golden triangle|sihanoukville|myawaddy|the border)',
  ]),
  row(
    'fire_collapse',
    [
      '(?:trench|tunnel|pit|mine|ground|soil|mud|sand|earth|slope|hill) (?:\\w+ ){0,2}(?:caved|cave|collaps\\w+|slid|gave way)|caved in|(?:land|mud)slide|(?:is|are|was|were|got) buried|(?:factory|dorm\\w*|warehouse|kitchen|workshop|room|building) fire',
    ],
    'fire (?:drill|exit|safety|insurance)',
  ),
];
