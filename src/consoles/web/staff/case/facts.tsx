import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import { CASE_TYPES, OUTCOMES, type Demand } from '../../../../contracts/case';
import { articleName } from '../../../../contracts/law-names';
import { formatMoney, formatPlace, formatTime } from '../format';
import { describeFeedback, EMPLOYER_ROLES, FIELD_TITLES } from './labels';

/** Who, what, how much: in the order a mediator asks on the telephone. */
export function Facts({ detail }: { detail: CaseDetail }) {
  const { worker, fields } = detail;
  const yes = (value: boolean | undefined, on: string, off: string) =>
    value === undefined ? null : value ? on : off;
  const rows: [string, ReactNode][] = [
    ['姓名', worker.name],
    ['电话', worker.phone && <a href={`tel:${worker.phone}`}>{worker.phone}</a>],
    ['方便时间', worker.contactTime],
    ['语言', worker.language && '英语（English），联系前找懂英语的人'],
    [
      '单位',
      detail.employer &&
        `${detail.employer}（${EMPLOYER_ROLES[detail.employerRole] ?? detail.employerRole}）`,
    ],
    ['干活地点', formatPlace(detail)],
    ['工地', yes(detail.construction, '是', '不是')],
    ['工种', fields.trade],
    ['在岗', yes(detail.stillEmployed, '还在干', '已离开')],
    ['离职日', fields.resignedOn],
    ['人数', detail.headcount !== undefined && `${detail.headcount}人`],
    ['月工资', fields.monthlyWage !== undefined && formatMoney(fields.monthlyWage)],
    ['日工资', fields.dailyWage !== undefined && formatMoney(fields.dailyWage)],
    ['手里证据', detail.evidenceText],
    ['做过什么', detail.stepsTaken],
    ['经过', detail.story],
    ['没说的', detail.notKnown.map((name) => FIELD_TITLES[name] ?? name).join('、')],
    ['级别原因', detail.priorityReasons.join('；')],
  ];

  return (
    <section className="panel" aria-label="案情要点">
      <h2>案情</h2>
      {detail.demands.map((demand, i) => (
        <DemandView key={i} demand={demand} />
      ))}
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
          .map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {detail.referrals.map((referral) => (
        <p key={referral.at} className="referral">
          {formatTime(referral.at)} 转给 <b>{referral.to}</b>：{referral.reason}
        </p>
      ))}
      {detail.feedback && (
        <p className={detail.feedback.flagged ? 'outcome wrong' : 'outcome'}>
          本人回访（{formatTime(detail.feedback.at)}）：<b>{describeFeedback(detail.feedback).join('，')}</b>
          {detail.feedback.reason && `。原话：“${detail.feedback.reason}”`}
        </p>
      )}
      {detail.outcome && (
        <p className="outcome">
          结案写的：<b>{OUTCOMES[detail.outcome.kind]}</b>
          {detail.outcome.amountRecovered !== undefined &&
            `，到账${formatMoney(detail.outcome.amountRecovered)}`}
          {detail.outcome.note && `。${detail.outcome.note}`}
        </p>
      )}
    </section>
  );
}

function DemandView({ demand }: { demand: Demand }) {
  const period = [demand.periodFrom, demand.periodTo].filter(Boolean).join(' 至 ');
  return (
    <div className="demand">
      <span>{CASE_TYPES[demand.type]}</span>
      {demand.amount !== undefined && <strong>{formatMoney(demand.amount, demand.amountApprox)}</strong>}
      {demand.monthsOwed !== undefined && <span>{demand.monthsOwed}个月</span>}
      {period && <span>{period}</span>}
      {demand.wish && <p>“{demand.wish}”</p>}
      {demand.basis.length > 0 && (
        <small className="sub">依据 {demand.basis.map(articleName).join('、')}</small>
      )}
    </div>
  );
}
