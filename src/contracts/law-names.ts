/** Short names of the laws that cases cite, by the key in data/law.json. */
const LAW_NAMES: Readonly<Record<string, string>> = {
  BZNMG: '保障农民工工资支付条例',
  LHT: '劳动合同法',
  LDF: '劳动法',
  TJZC: '劳动争议调解仲裁法',
  JCTL: '劳动保障监察条例',
  JCGD: '劳动保障监察条例实施规定',
  RMTJ: '人民调解法',
  GSBX: '工伤保险条例',
  MSF: '民事诉讼法',
  LHTSS: '劳动合同法实施条例',
  NXJ: '职工带薪年休假条例',
  NXJB: '企业职工带薪年休假实施办法',
  GZZF: '工资支付暂行规定',
  FJ2013: '全国年节及纪念日放假办法（2013年）',
  FJ2024: '全国年节及纪念日放假办法（2024年）',
  FYF: '法律援助法',
  SFQR: '司法确认程序规定',
  XFGZ: '信访工作条例',
};

/** `TJZC-14` → `劳动争议调解仲裁法第14条`; an id of another kind stays as it is. */
export function articleName(id: string): string {
  const [key = '', article = ''] = id.split('-');
  const law = LAW_NAMES[key];
  return law && article ? `${law}第${article}条` : id;
}
