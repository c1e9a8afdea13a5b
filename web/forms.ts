// What people say on the pages of their own machine. Each form is one input, by the same door as every other; its id was made when the
// page was, so a form that is posted twice is one input.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DondocError } from '../contracts/errors.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { AssignmentParts } from '../contracts/ids.ts';
import { ASSIGNMENT_KINDS } from '../contracts/events.ts';
import type { Input, InputKind } from '../contracts/input.ts';
import { deskInput, WEB_SOURCE } from '../engine/desk.ts';
import { discardParked, linkParked, replayParked } from '../engine/parked.ts';
import { recordedSoon } from '../engine/recorded.ts';
import { verify } from '../journal/audit.ts';
import { isOwnForm } from './form-token.ts';
import { healthOf } from './health.ts';
import type { WebOptions } from './options.ts';
import { sendPage } from './pages.ts';
import { healthPage } from './pages/health.tsx';
import type { Said } from './said.ts';
import { saidOf } from './said.ts';
import { viewOf } from './view.ts';
import { assignmentLink } from './words.ts';

const SEE_OTHER = 303;
/** Who settles parked inputs here; sign-in will name the person. */
const WEB_OPERATOR = 'người dùng trang web';

/** Questions have a page of their own. */
const KINDS: ReadonlySet<string> = new Set(ASSIGNMENT_KINDS);

type Fields = Readonly<Record<string, string | undefined>>;

export function registerForms(app: FastifyInstance, options: WebOptions): void {
  registerActions(app, options);
  registerParked(app, options);
  let auditing: ReturnType<typeof verify> | null = null;
  app.post('/suc-khoe', async (request, reply) => {
    fieldsOf(request, options);
    // One at a time: who asks while one runs gets its result.
    auditing ??= verify(options.journal).finally(() => {
      auditing = null;
    });
    const audit = await auditing;
    return sendPage(reply, healthPage({ ...(await healthOf(options)), audit }, viewOf(request, reply, options)));
  });
}

/** @throws DondocError formRefused where nobody can say who posted it: from another site, or where there is no sign-in yet */
function fieldsOf(request: FastifyRequest, { local }: WebOptions): Fields {
  const given = Object.entries((request.body ?? {}) as Readonly<Record<string, unknown>>);
  // A field that comes twice is an array: nobody could say which one counts.
  const fields = Object.fromEntries(given.filter(([, value]) => typeof value === 'string')) as Fields;
  if (!local || !isOwnForm(request, fields['token'] ?? '', Date.now())) throw new DondocError('formRefused');
  return fields;
}

function registerActions(app: FastifyInstance, options: WebOptions): void {
  const { engine, journal } = options;
  const act = async (input: Input): Promise<string> => {
    const result = await engine.act(input);
    return saidOf(result, await recordedSoon(journal, input, result));
  };
  app.post('/viec/*', async (request, reply) => {
    const fields = fieldsOf(request, options);
    const id = (request.params as Readonly<Record<string, string>>)['*'] ?? '';
    const kind = fields['kind'] ?? '';
    if (!KINDS.has(kind)) throw new DondocError('schemaUnknown', { what: kind, where: 'kind' });
    const data = { ...targetOf(id), ...dataOf(fields) };
    return back(reply, assignmentLink(id), await act(word(kind as InputKind, fields, data)));
  });
  app.post('/cau-hoi', async (request, reply) => {
    const fields = fieldsOf(request, options);
    const { directive, question, answer } = fields;
    const data = { directive, question, answer, due: filled(fields['due']) };
    return back(reply, '/cau-hoi', await act(word('answer', fields, data)));
  });
}

function registerParked(app: FastifyInstance, options: WebOptions): void {
  app.post('/cho-xu-ly/:id', async (request, reply) => {
    const fields = fieldsOf(request, options);
    const { id = '' } = request.params as { readonly id?: string };
    return back(reply, '/cho-xu-ly', await settle(options, id, fields));
  });
}

async function settle(options: WebOptions, id: string, fields: Fields): Promise<string> {
  switch (fields['do']) {
    case 'discard':
      await discardParked(options.journal, id, WEB_OPERATOR, fields['reason'] ?? '');
      return 'discarded' satisfies Said;
    case 'replay':
      return saidOf(await replayParked(options, id, WEB_OPERATOR), true);
    case 'link':
      return saidOf(await linkParked(options, id, targetOf(fields['assignment'] ?? ''), WEB_OPERATOR), true);
    default:
      throw new DondocError('inputMalformed', { what: 'thiếu / missing', where: 'do' });
  }
}

/** Back to a page: posting is over, so going back or loading again posts nothing twice. */
const back = (reply: FastifyReply, to: string, said: string): FastifyReply =>
  reply.redirect(`${to}?kq=${said}`, SEE_OTHER);

const word = (kind: InputKind, fields: Fields, data: Readonly<Record<string, unknown>>): Input =>
  deskInput({ source: WEB_SOURCE, kind, data, id: filled(fields['id']), occurredAt: null, now: Date.now() });

const filled = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** The fields of all forms of an assignment; each kind's schema takes what is its own. */
function dataOf(fields: Fields): Readonly<Record<string, unknown>> {
  const number = filled(fields['number']);
  const issuedOn = filled(fields['issuedOn']);
  return {
    text: fields['text'] ?? '',
    note: fields['note'] ?? '',
    reason: filled(fields['reason']) ?? '',
    receivedOn: filled(fields['receivedOn']),
    redoBy: filled(fields['redoBy']),
    heldOn: filled(fields['heldOn']),
    due: filled(fields['due']),
    to: fields['to'] ?? '',
    document: number === null && issuedOn === null ? null : { number, issuedOn },
  };
}

/** @throws DondocError assignmentUnknown */
function targetOf(assignment: string): AssignmentParts {
  const target = assignmentParts(assignment.trim());
  if (target === null) throw new DondocError('assignmentUnknown', { what: assignment });
  return target;
}
