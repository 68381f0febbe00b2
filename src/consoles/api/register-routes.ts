import express, { type Response, type Router } from 'express';
import { regionsOf } from '../../cases/policies';
import {
  registerExportQuery,
  registerListQuery,
  registerStatusRequest,
  type RegisterListResponse,
} from '../../contracts/api/register';
import type { RegisterEntry, RegisterKind, RegisterStatus } from '../../contracts/register';
import { changeStatus } from '../../register/change-status';
import { readAll, readEntry, toQuery, type RegisterFilter } from '../../register/read';
import { tableOf, toCsv } from '../../register/table';
import { toWorkbook } from '../../register/workbook';
import { chinaDate } from '../../shared/clock';
import type { StaffDeps } from './deps';
import { authOf } from './guards';
import { param, parse } from './http';
import { presentEntry, presentEntryDetail } from './register-presenters';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `/register…`: policy, command, presenter. A person's regions are part of every question; what they look at in full,
 * change or take away as a file is logged (ids and counts, never words).
 */
export function registerRouter(deps: StaffDeps): Router {
  const { clock, logger, stores } = deps;
  const { register } = stores;
  const router = express.Router();
  const actorOf = (response: Response) => {
    const { user } = authOf(response);
    return { id: user.id, regions: regionsOf(user) };
  };
  const detail = async (response: Response, entry: RegisterEntry): Promise<void> => {
    const changedBy = entry.changedBy ? await stores.staff.getUser(entry.changedBy) : null;
    response.json(presentEntryDetail(entry, changedBy?.name));
  };

  router.get('/', async (request, response) => {
    const { kind, page, pageSize, ...rest } = parse(registerListQuery, request.query);
    const { regions } = actorOf(response);
    const query = toQuery(filterOf({ kinds: kind, ...rest }), regions);
    const [{ items, total }, open] = await Promise.all([
      register.list({ ...query, limit: pageSize, skip: (page - 1) * pageSize }),
      register.openCounts({ regions }),
    ]);
    // Forms that were left half-way are open entries, too, but no office's business.
    const { form_draft: _drafts, ...counted } = open;
    const body: RegisterListResponse = { items: items.map(presentEntry), total, open: counted };
    response.json(body);
  });

  router.get('/export', async (request, response) => {
    const { kind, format, ...rest } = parse(registerExportQuery, request.query);
    const { id, regions } = actorOf(response);
    const entries = await readAll(register, filterOf({ kinds: [kind], ...rest }), regions);
    logger.info({ category: 'register', by: id, kind, format, count: entries.length }, 'register exported');
    const table = tableOf(entries);
    const bytes = format === 'csv' ? Buffer.from(toCsv(table)) : await toWorkbook([table]);
    response.attachment(`${table.title}-${chinaDate(clock.now())}.${format}`);
    response.set({
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
      'X-Content-Type-Options': 'nosniff',
    });
    response.send(bytes);
  });

  router.get('/:id', async (request, response) => {
    const { id, regions } = actorOf(response);
    const entry = await readEntry(register, param(request, 'id'), regions);
    logger.info({ category: 'register', by: id, entry: entry.id, kind: entry.kind }, 'entry looked at');
    await detail(response, entry);
  });

  router.post('/:id/status', async (request, response) => {
    const change = parse(registerStatusRequest, request.body);
    const actor = actorOf(response);
    const entry = await changeStatus(register, param(request, 'id'), actor, change, clock.now());
    logger.info({ category: 'register', by: actor.id, entry: entry.id, to: entry.status }, 'entry changed');
    await detail(response, entry);
  });

  return router;
}

/** The schemas let only kinds and statuses through, but their types have widened to strings. */
function filterOf(query: {
  kinds?: string[];
  status?: string[];
  from?: string;
  to?: string;
}): RegisterFilter {
  return {
    ...query,
    kinds: query.kinds as RegisterKind[] | undefined,
    status: query.status as RegisterStatus[] | undefined,
  };
}
