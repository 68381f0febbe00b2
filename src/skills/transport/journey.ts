/** Where a journey starts and ends, as far as one message says so: "从周口到昆山", "想回贵州", "在阜阳上车去苏州". */
export interface JourneySaid {
  from?: string;
  to?: string;
}

const PLACE = '[\\u4e00-\\u9fff]{2,12}?';
/** What ends a place: the reason for the journey, a time, a number, a mark, the end. */
const AFTER =
  '(?=返岗|返工|返程|上班|打工|务工|干活|复工|开工|上车|坐车|的|那边|那里|厂|[，,。；;、\\s\\d!！]|[一二两三四五六七八九十]+[个人位]|正月|腊月|初|明|后天|下周|大年|$)';
const FROM = [
  new RegExp(`(?:从|由|自)(${PLACE})(?:到|去|来|往|至|回|出发|上车|坐|走|${AFTER})`),
  new RegExp(`(?:在|到)(${PLACE})上车`),
];
const TO = [new RegExp(`(?:(?<!想)到|去|往|至|回)(${PLACE})${AFTER}`)];

/** Words that follow 到/去/回 and are no place: "到时候", "回老家", "去上班". */
const NO_PLACE = /^(时候|底|哪|家|老家|厂|单位|公司|原|岗|上班|打工|干活|外地|不|车站|工地|了|江苏)/;

export function journeyIn(text: string): JourneySaid {
  const plain = text.normalize('NFKC');
  const first = (patterns: readonly RegExp[]): string | undefined =>
    patterns
      .map((pattern) => pattern.exec(plain)?.[1])
      .find((said) => said !== undefined && !NO_PLACE.test(said));
  const from = first(FROM);
  const to = TO.flatMap((pattern) => [...plain.matchAll(new RegExp(pattern, 'g'))])
    .map((match) => match[1])
    .find((said) => said !== undefined && said !== from && !NO_PLACE.test(said));
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** True when a message tells of a journey to be made: both ends, or one with a day or a number of people. */
export function tellsJourney(text: string): boolean {
  const { from, to } = journeyIn(text);
  return from !== undefined && to !== undefined;
}
