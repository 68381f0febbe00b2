import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reportMissing } from '../support/missing-service';
import { held, settle } from '../support/mediate';
import { addStaff, cleanUp, firstAdmin, startService, type RunningService } from '../support/server';
import { findFerretdb, startFerretdb, type Service } from '../support/services';
import { Worker } from '../support/worker-client';

jest.setTimeout(120_000);
const binary = findFerretdb();
if (binary) describeOnFerretdb(binary);
else {
  reportMissing(
    'ferretdb',
    'the whole service on FerretDB',
    'no ferretdb found: set FERRETDB_BINARY or put it on PATH',
  );
}

function describeOnFerretdb(program: string): void {
  describe('the whole service on FerretDB', () => {
    let ferretdb: Service;
    let service: RunningService;
    const env = (): Record<string, string> => ({
      MONGODB_URI: ferretdb.uri.replace('/conformance', '/gongyou'),
      FIELD_KEY: '7'.repeat(64),
    });
    beforeAll(async () => {
      ferretdb = await startFerretdb(program);
      service = await startService({ env: env() });
    });
    afterAll(async () => {
      await cleanUp();
      await ferretdb?.stop();
    });

    it('should take a complaint from the worker to the closed case, and find all of it after a restart', async () => {
      const admin = await firstAdmin(service);
      const mediator = await addStaff(admin, 'mediator', 'li', '李调解');
      const worker = new Worker(service.url);

      const receipt = await worker.complain();
      const stream = await worker.listen();
      const taken = held(await mediator.post('/cases/take-next'));
      held(
        await mediator.post(`/cases/${taken.caseNo}/messages`, {
          epoch: taken.epoch,
          messageId: 'm-1',
          text: '我是李调解，今天去厂里。',
        }),
      );
      const heard = await stream.turn((turn) => turn.origin === 'staff');
      const silent = await worker.say('好的，谢谢');
      const closed = await settle(mediator, taken);
      await stream.turn((turn) => turn.replies.some((reply) => reply.text.includes('办结了')));
      stream.close();

      expect(heard.replies[0]).toMatchObject({ text: '我是李调解，今天去厂里。', staffName: '李调解' });
      expect(silent).toMatchObject({ replies: [], handoff: true });
      expect(closed).toMatchObject({
        status: 'closed',
        employer: '永固建设',
        amount: 20_000,
        historyIntact: true,
        outcome: { kind: 'paid_full', amountRecovered: 20_000 },
      });

      const before = await worker.history();
      await service.stop();
      service = await startService({ dataDir: service.dataDir, env: env() });
      worker.base = service.url;
      mediator.base = service.url;
      const again = held(await mediator.get(`/cases/${taken.caseNo}`));

      expect(await worker.history()).toEqual(before);
      expect(again).toMatchObject({ status: 'closed', historyIntact: true });
      expect(again.transcript.map((turn) => turn.seq)).toEqual(before.map((turn) => turn.seq));
      expect(receipt).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
    });

    it('should keep nothing of the built-in store beside it', async () => {
      expect(service.logs()).not.toContain('store: built in');
    });
  });
}
