import type { CrisisKind } from './kinds';

/** What is said first. Two wordings each, because the same sentence twice sounds like a machine. */
export interface FirstWords {
  /** Number first, then one short human sentence. */
  zh: readonly [string, string];
  en: readonly [string, string];
}

/**
 * Only verified numbers and facts of the safety rules stand here. First aid is left to the voice at 120, except what is
 * verified (fresh air, out of the room). No law, no blame, no promise. A test holds all of this.
 */
export const FIRST_WORDS: Readonly<Record<CrisisKind, FirstWords>> = {
  suicide: {
    zh: [
      '请马上打110，或打12356，有人陪你说话。你要是在高处、水边，先别动，退回来。',
      '我还在。打110，或打12356，让人陪着你。先离开危险的地方，手里的东西放下。',
    ],
    en: [
      'Please call 110 now, or 12356 to talk to someone. Step back to safety first.',
      'I am still here. Call 110 or 12356. Please move away from danger.',
    ],
  },
  fire_collapse: {
    zh: [
      '先离开，到外面去，打119。有人受伤打120。别自己回去、别自己下去救人。',
      '119，现在就打。人先撤到安全的地方，里面的人等消防来救。',
    ],
    en: [
      'Get out first and call 119. If someone is hurt, call 120. Do not go back in.',
      'Call 119 now. Stay outside; let the firefighters go in.',
    ],
  },
  gas_poisoning: {
    zh: [
      '马上打120。赶快开窗通风，把人移到外面空气好的地方。漏气、着火打119。',
      '120，现在就打。人都到外面去，门窗打开，一个也别留在屋里。',
    ],
    en: [
      'Call 120 now. Open the windows and move everyone outside to fresh air.',
      'Call 120. Everybody out of the room, doors and windows open.',
    ],
  },
  injury_emergency: {
    zh: [
      '先打120，说清在哪、伤在哪，照电话里医生说的做。人被困住打119。',
      '120打了吗？没打先打，照医生说的做。钱和工伤的事后面再说。',
    ],
    en: [
      'Call 120 first and do what the doctor on the phone says. Trapped: call 119.',
      'Have you called 120? Please call first. Money can wait.',
    ],
  },
  revenge_threat: {
    zh: [
      '先停一下，离开那里，我在听。有危险打110；心里憋得慌打12356。',
      '你的委屈是真的。先别去，打12356找人说说；有人要出事就打110。',
    ],
    en: [
      'Please stop and walk away first. In danger call 110; to talk, call 12356.',
      'I hear you. Do not go there. Call 12356 to talk, 110 if someone is in danger.',
    ],
  },
  sexual_harassment: {
    zh: [
      '不是你的错。能离开就先离开，打110；也可以打12338妇女热线。',
      '打110，警察会管。这不怪你。聊天记录、监控先留着，别删。',
    ],
    en: [
      'It is not your fault. Leave if you can and call 110; 12338 is the women’s line.',
      'Call 110. You did nothing wrong. Keep messages and videos.',
    ],
  },
  child_labour: {
    zh: [
      '有人打你、关你，打110；12355专门帮未成年人。不满16岁厂里不能招，这事不怪你。',
      '110和12355都能打。错不在孩子，先说人安全不安全，别的以后再说。',
    ],
    en: [
      'If anyone hurts you, call 110. 12355 helps young people. You are not to blame.',
      'Call 110 or 12355. Nobody under 16 may be hired; the child is not to blame.',
    ],
  },
  domestic_violence: {
    zh: [
      '先躲开，打110，说是家里打人。也可以打12338妇女热线。这不是你的错。',
      '110随时能打。带上孩子和证件先到安全的地方，12338也能帮你。',
    ],
    en: [
      'Get away first and call 110. 12338 is the women’s line. It is not your fault.',
      'Call 110 at any time. Take the children somewhere safe. 12338 can help.',
    ],
  },
  forced_labour: {
    zh: [
      '打110，说有人逼你干活。别硬冲，人最要紧。你可以马上走，不用打招呼。',
      '110，能打就打。打不了就把位置发给家里人，让他们替你报警。',
    ],
    en: [
      'Call 110: say you are forced to work. Do not fight. You may leave at once.',
      'Call 110. If you cannot, send your location to family and let them call.',
    ],
  },
  confined: {
    zh: [
      '能打电话就打110，说被人关着。别硬冲，人平安最要紧。',
      '110。打不了就把位置发给家里人，让他们替你报警。先顺着来，别硬拼。',
    ],
    en: [
      'Call 110 and say you are locked in. Do not fight your way out; stay safe.',
      'Call 110. If you cannot, send your location to family and let them call.',
    ],
  },
  beaten: {
    zh: [
      '先躲开，打110。受伤了打120，伤口拍照，去医院看，单子留好。',
      '110，马上打。离打人的远一点，到人多的地方去。伤重打120。',
    ],
    en: [
      'Get away and call 110. If hurt, call 120. Photograph the injuries.',
      'Call 110 now. Go where there are people. Badly hurt: call 120.',
    ],
  },
  collective_action: {
    zh: [
      '有危险打110。要钱是对的，人先到安全的地方，别堵、别打，别让自己吃亏。',
      '110在危险时打。先下来、先散开一点，选几个人出来说，人最多5个。',
    ],
    en: [
      'In danger call 110. You are right to ask for pay; please get to safety first.',
      'Call 110 in danger. Please come down first, then choose up to 5 to speak.',
    ],
  },
  mass_illness: {
    zh: [
      '有人晕倒、喘不上气，马上打120。好多人一起病，也打12345报给疾控。',
      '重的先打120。12345也打一个，说清几个人、什么症状、在哪。',
    ],
    en: [
      'If someone faints or cannot breathe, call 120. Many ill: also call 12345.',
      'Call 120 for the worst. Tell 12345 how many are ill and where.',
    ],
  },
  heat_cold_exhaustion: {
    zh: [
      '人晕了、叫不醒，马上打120。还清醒的先停下来，到阴凉或暖和的地方歇着。',
      '120，不舒服就打，别硬撑。先停下手里的活，让旁边的人陪着。',
    ],
    en: [
      'If someone faints, call 120 now. Stop working and rest somewhere cool or warm.',
      'Call 120 if you feel ill; do not push on. Stop work and stay with someone.',
    ],
  },
  debt_trafficking: {
    zh: [
      '别去，别再转钱，先打110。被逼债、被威胁也打110，12348能问法律。',
      '110先打。说出国高薪、包路费的，先别答应。催债的事可问12348。',
    ],
    en: [
      'Do not go and do not send money. Call 110 first. 12348 gives legal advice.',
      'Call 110 first. Do not travel. For debts ask 12348.',
    ],
  },
  family_emergency: {
    zh: [
      '家里人有危险，打120，人不见了打110，请亲戚邻居先过去看看。',
      '120、110先打。孩子的事可打12355，再请村里、社区的人先上门。',
    ],
    en: [
      'Family in danger: 120; someone missing: 110. Ask a neighbour to go there.',
      'Call 120 or 110 first. For a child, 12355 can help too.',
    ],
  },
  no_food_shelter: {
    zh: [
      '打12345问最近的救助站，能吃、能住、能帮你回家。不用不好意思。',
      '12345能告诉你救助站在哪。今晚太冷、身体不舒服，打110或120。',
    ],
    en: [
      'Call 12345 and ask for the nearest aid station: food, a bed, a ticket home.',
      '12345 knows the nearest aid station. In danger tonight call 110 or 120.',
    ],
  },
  incoherent_drunk: {
    zh: [
      '不舒服、站不稳打120，有人害你打110。先坐下，喝口水，慢慢说，我在听。',
      '120、110都能打；心里难受打12356。让身边的人陪着你，别一个人走。',
    ],
    en: [
      'Feeling ill: 120. Someone after you: 110. Sit down first; I am listening.',
      'You can call 120, 110, or 12356 to talk. Please stay with someone.',
    ],
  },
  minor_worker: {
    zh: [
      '有危险打110；也可以打12355，专门帮未成年人。太危险的活别硬撑，先停下。',
      '12355能帮你说话，110管危险。你先顾好身体，这事不会怪你。',
    ],
    en: [
      'In danger call 110; 12355 helps young people. You are not to blame.',
      'Call 12355, or 110 in danger. Look after yourself first.',
    ],
  },
  electric_height_hazard: {
    zh: [
      '有人受伤打120，被困打119。没有防护你可以不干，先撤下来，不算你错。',
      '120、119记着。让你冒险的活可以不干，人先下来，离开那里再说。',
    ],
    en: [
      'Hurt: 120. Trapped: 119. Without protection you may refuse; come down first.',
      'Remember 120 and 119. You may refuse dangerous work. Step away first.',
    ],
  },
  job_fraud: {
    zh: [
      '先别转钱，别给验证码。已经转了，马上打110，聊天和转账记录别删。',
      '110先打，转得越久越难追。钱和验证码都别再给，记录留着。',
    ],
    en: [
      'Do not send money or codes. If you already paid, call 110 now; keep the records.',
      'Call 110 first. Send nothing more and keep the chat records.',
    ],
  },
  pregnancy: {
    zh: [
      '12338妇女热线能帮你。肚子疼、出血先打120。逼你签的辞职，先别签。',
      '打12338问问。身体要紧，不舒服打120；怀孕的证明、聊天记录留好。',
    ],
    en: [
      '12338 is the women’s line. In pain or bleeding: 120. Do not sign anything yet.',
      'Call 12338. Feeling ill: 120. Keep proof of the pregnancy.',
    ],
  },
  id_withheld: {
    zh: [
      '要不回身份证，可以打110。任何单位都不能扣。有人拦着不让你走，也打110。',
      '110能帮你要回证件。别跟他们动手，让他们写清楚证在谁手里。',
    ],
    en: [
      'If they will not give back your ID, call 110. No employer may keep it.',
      'Call 110 to get your ID back. Do not fight over it.',
    ],
  },
};
