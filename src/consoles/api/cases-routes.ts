import express, { type Response, type Router } from 'express';
import { viewEvidence } from '../../cases/evidence';
import { exportForStaff } from '../../cases/export';
import { listCases } from '../../cases/list';
import { recordMessage } from '../../cases/messages';
import { handedBackNotice, passedOnNotice, takenNotice } from '../../cases/notices';
import { addNote } from '../../cases/notes';
import { may, maySeeCase, type StaffActor } from '../../cases/policies';
import { handBack, releaseCase, renewCase, takeCase, takeNextCase } from '../../cases/take';
import { transferCase } from '../../cases/transfer';
import { transitionCase } from '../../cases/transition';
import { viewCase } from '../../cases/view';
import { documentRequest } from '../../contracts/api/chat';
import {
  caseListQuery,
  epochRequest,
  noteRequest,
  staffMessageRequest,
  transferRequest,
  transitionRequest,
} from '../../contracts/api/staff';
import type { CaseRecord } from '../../contracts/case';
import { draftDocument } from '../../documents';
import { AppError } from '../../shared/errors';
import { newToken } from '../../shared/ids';
import { presentDetail, presentListItem } from './case-presenters';
import type { StaffDeps } from './deps';
import { authOf } from './guards';
import { param, parse } from './http';
import { sendDocument } from './send-document';
import { tellStatus } from './status-notices';
import { publishStaffEvent } from './staff-stream';

/**
 * `/cases…`: policy, command, presenter. What happens after a command (telling the worker, the other consoles) never
 * fails the request, because the change stands; only a message that was not delivered is an error of its own.
 */
export function casesRouter(deps: StaffDeps): Router {
  const { stores, clock, conversation, leaseMs, logger } = deps;
  const { cases } = stores;
  const router = express.Router();
  const lease = () => ({ now: clock.now(), leaseMs });
  const actorOf = (response: Response): StaffActor => authOf(response).user;

  async function afterwards(what: string, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      logger.error({ category: 'cases', step: what, err: error }, 'follow-up of a case change failed');
    }
  }
  const announce = (caseNo: string) =>
    afterwards('announce', () => publishStaffEvent(deps, { kind: 'case', caseNo }));

  async function answer(response: Response, record: CaseRecord): Promise<void> {
    const transcript = await conversation.transcript(record.conversationId);
    response.json({
      ...presentDetail(record, actorOf(response), transcript, clock.now()),
      epoch: record.epoch,
    });
  }
  async function answerTaken(response: Response, record: CaseRecord): Promise<void> {
    if (record.handoff === 'human') {
      await afterwards('handoff', () =>
        conversation.setHandoff(
          record.conversationId,
          record.caseNo,
          'human',
          takenNotice(actorOf(response).name),
        ),
      );
    }
    await announce(record.caseNo);
    await answer(response, record);
  }
  const backToBot = (record: CaseRecord) =>
    afterwards('handoff', () =>
      conversation.setHandoff(record.conversationId, record.caseNo, 'bot', handedBackNotice()),
    );

  router.get('/', async (request, response) => {
    const query = parse(caseListQuery, request.query);
    const now = clock.now();
    const { items, total, counts } = await listCases(cases, actorOf(response), query, now);
    response.json({ items: items.map((record) => presentListItem(record, now)), total, counts });
  });

  router.post('/take-next', async (_request, response) => {
    await answerTaken(response, await takeNextCase(cases, actorOf(response), lease()));
  });

  router.get('/:caseNo', async (request, response) => {
    await answer(response, await viewCase(cases, param(request, 'caseNo'), actorOf(response), clock.now()));
  });

  router.post('/:caseNo/take', async (request, response) => {
    const record = await takeCase(cases, param(request, 'caseNo'), actorOf(response), lease());
    await answerTaken(response, record);
  });

  router.post('/:caseNo/renew', async (request, response) => {
    const { epoch } = parse(epochRequest, request.body);
    const record = await renewCase(cases, param(request, 'caseNo'), actorOf(response), epoch, lease());
    response.json({ caseNo: record.caseNo, lease: record.lease, epoch: record.epoch });
  });

  router.post('/:caseNo/release', async (request, response) => {
    const { epoch } = parse(epochRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const record = await releaseCase(cases, caseNo, actorOf(response), epoch, clock.now());
    await backToBot(record);
    await announce(caseNo);
    await answer(response, record);
  });

  router.post('/:caseNo/handback', async (request, response) => {
    const { epoch } = parse(epochRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const record = await handBack(cases, caseNo, actorOf(response), epoch, clock.now());
    await backToBot(record);
    await announce(caseNo);
    await answer(response, record);
  });

  router.post('/:caseNo/transition', async (request, response) => {
    const body = parse(transitionRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const moved = await transitionCase(cases, caseNo, actorOf(response), body, {
      now: clock.now(),
      calendar: deps.calendar,
      noteId: newToken(9),
    });
    await afterwards('notify', () => tellStatus(deps, moved, body));
    await announce(caseNo);
    await answer(response, moved.record);
  });

  router.post('/:caseNo/notes', async (request, response) => {
    const { text, epoch } = parse(noteRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const note = { id: newToken(9), text, epoch };
    const record = await addNote(cases, caseNo, actorOf(response), note, clock.now());
    await announce(caseNo);
    await answer(response, record);
  });

  router.post('/:caseNo/messages', async (request, response) => {
    const { epoch, messageId, text } = parse(staffMessageRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const actor = actorOf(response);
    const record = await recordMessage(cases, caseNo, actor, { messageId, epoch }, clock.now());
    const { conversationId } = record;
    await conversation.setHandoff(conversationId, caseNo, 'human', takenNotice(actor.name));
    await conversation.postStaffMessage({ caseNo, conversationId, messageId, staffName: actor.name, text });
    await announce(caseNo);
    await answer(response, record);
  });

  router.post('/:caseNo/transfer', async (request, response) => {
    const { epoch, toUserId, reason } = parse(transferRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const target = await stores.staff.getUser(toUserId);
    const given = { epoch, reason, noteId: newToken(9) };
    const record = await transferCase(cases, caseNo, actorOf(response), target, given, lease());
    if (record.handoff === 'human' && record.lease) {
      const text = passedOnNotice(record.lease.holderName);
      await afterwards('notify', () => conversation.notifyStatus(record.conversationId, caseNo, text));
    }
    await announce(caseNo);
    await answer(response, record);
  });

  /** A paper for the worker, as a file. That it was taken out stands in the history before it leaves. */
  router.post('/:caseNo/documents', async (request, response) => {
    const { kind, format } = parse(documentRequest, request.body);
    const caseNo = param(request, 'caseNo');
    const paper = { document: kind, format };
    const record = await exportForStaff(cases, caseNo, actorOf(response), paper, clock.now());
    await announce(caseNo);
    sendDocument(response, await draftDocument(kind, format, record, deps.drafting()));
  });

  /** Who this case could be given to. */
  router.get('/:caseNo/colleagues', async (request, response) => {
    const record = await cases.get(param(request, 'caseNo'));
    const actor = actorOf(response);
    if (!record || !maySeeCase(actor, record)) throw new AppError('CASE_NOT_FOUND');
    const users = await stores.staff.listUsers();
    const able = users.filter(
      (user) => !user.disabled && may(user, 'cases.work') && maySeeCase(user, record),
    );
    response.json({ colleagues: able.map(({ id, name, role, regions }) => ({ id, name, role, regions })) });
  });

  router.get('/:caseNo/evidence/:id', async (request, response) => {
    const id = param(request, 'id');
    const caseNo = param(request, 'caseNo');
    const evidence = await viewEvidence(cases, caseNo, id, actorOf(response), clock.now());
    const bytes = await deps.files.get(evidence.id);
    if (!bytes) throw new AppError('NOT_FOUND');
    // A worker's file is a stranger's file: saved, never shown inside our pages, never guessed to be something else.
    response.attachment(evidence.fileName);
    response.set({
      'Content-Type': evidence.mime,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    response.send(bytes);
  });

  return router;
}
