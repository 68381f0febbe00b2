import type { Skill } from '../contracts/skill';
import { caseStatus } from './case-status/manifest';
import { deadlines } from './deadlines/manifest';
import { withdrawCase } from './case-status/withdraw';
import { documents } from './documents/manifest';
import { englishIntake } from './english-intake/manifest';
import { employers } from './employers/manifest';
import { followUp } from './follow-up/manifest';
import { guidance, guidanceBooking, guidanceCancel } from './jobs/guidance';
import { jobs } from './jobs/manifest';
import { jobPush } from './jobs/push';
import { service131 } from './jobs/service';
import { relief, reliefCancel } from './relief/manifest';
import { visit, visitCancel } from './relief/visit';
import { returnRegistration } from './return-registration/manifest';
import { returnSurvey } from './return-survey/manifest';
import { payCalculator } from './pay-calculator/manifest';
import { personalData } from './personal-data/manifest';
import { rightsIntake } from './rights-intake/manifest';
import { subsidies } from './subsidies/manifest';
import { transport, transportCancel } from './transport/manifest';
import { training } from './training/manifest';
import { wageArrears } from './wage-arrears/manifest';

/** Every skill, by id. A new one is a line here; see contracts/skill.ts for what else it needs. */
export const SKILLS: ReadonlyMap<string, Skill> = new Map(
  [
    wageArrears,
    rightsIntake,
    englishIntake,
    subsidies,
    jobs,
    service131,
    guidance,
    guidanceBooking,
    guidanceCancel,
    jobPush,
    training,
    relief,
    reliefCancel,
    visit,
    visitCancel,
    payCalculator,
    deadlines,
    caseStatus,
    withdrawCase,
    followUp,
    documents,
    personalData,
    transport,
    transportCancel,
    returnSurvey,
    returnRegistration,
    ...employers,
  ].map((skill) => [skill.id, skill]),
);
