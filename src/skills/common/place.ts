import type { SlotSpec } from '../../contracts/skill';
import { filled, freeText } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import { isNoName, wrap } from './free-words';

export interface Place {
  city?: string;
  district?: string;
  text?: string;
}

export function placeName({ city = '', district = '', text = '' }: Place): string {
  if (!city && !district) return text;
  // Some development zones carry their city's name: "南京江北新区".
  return district.startsWith(city) ? district : `${city}${district}`;
}

/** Words that can be a place outside our list; "你先说" is none. */
const PLACE_LIKE =
  /[省市县区镇乡村街路园港湾桥洲]|工地|开发区|上海|北京|天津|重庆|浙江|安徽|山东|河南|湖北|湖南|广东|福建|江西|四川|贵州|云南|广西|海南|河北|山西|陕西|甘肃|宁夏|青海|新疆|西藏|内蒙|辽宁|吉林|黑龙江|江苏|杭州|宁波|温州|义乌|合肥|深圳|广州/;

export function place(): SlotSpec {
  const of = (e: Entities): Place | null =>
    e.city || e.district
      ? { ...(e.city ? { city: e.city } : {}), ...(e.district ? { district: e.district } : {}) }
      : null;
  return {
    name: 'place',
    strict: true,
    prompts: ['您在哪里干的活？哪个市、哪个区县？', '干活的地方是哪里？比如“苏州昆山”。不在江苏也直说。'],
    joint: {
      with: 'employer',
      prompt: '您在哪里干的活（哪个市、区县）？单位、工地或老板叫什么？知道多少说多少。',
    },
    fromMemory: (memory) => wrap(of(memory)),
    fill: (c) => {
      const found = of(c.understanding.entities);
      if (found) return filled(found);
      const ambiguous = c.understanding.entities.ambiguous;
      if (ambiguous && ambiguous.length > 0) return null;
      const text = freeText(c);
      return text?.status === 'filled'
        ? PLACE_LIKE.test(String(text.value)) && String(text.value).length <= 30 && !isNoName(c)
          ? { ...filled({ text: text.value }), loose: true }
          : null
        : text;
    },
    readBack: (v) =>
      v.status === 'filled' ? `干活的地方：${placeName(v.value as Place)}` : '干活的地方：没说',
  };
}
