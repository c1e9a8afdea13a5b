// What people say on the pages of their own machine. Each form is one input, by the same door as every other.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DondocError, messageOf } from '../contracts/errors.ts';
import { assignmentParts } from '../contracts/ids.ts';
import type { Input, InputKind } from '../contracts/input.ts';
import { deskInput, WEB_SOURCE } from '../engine/desk.ts';
import type { SubmitResult } from '../engine/engine.ts';
import { discardParked, linkParked, replayParked } from '../engine/parked.ts';
import { waitForFact } from '../journal/waiting.ts';
import { isFormToken } from './form-token.ts';
import type { WebOptions } from './options.ts';
import { assignmentLink } from './words.ts';

const SEE_OTHER = 303;
const JOURNAL_WAIT_MS = 2_000;
/** Who settles parked inputs here; sign-in will name the person. */
const WEB_OPERATOR = 'người dùng trang web';

const KINDS: ReadonlySet<string> = new Set<InputKind>([
  'acknowledge',
  'decline',
  'report',
  'confirm',
  'return',
  'minutes',
]);

type Fields = Readonly<Record<string, string | undefined>>;

export function registerForms(app: FastifyInstance, options: WebOptions): void {
  const { journal, engine, local } = options;
  const fieldsOf = (request: FastifyRequest): Fields => {
    const fields = (request.body ?? {}) as Fields;
    if (!local || !isFormToken(fields['token'] ?? '')) throw new DondocError('formRefused');
    return fields;
  };
  const act = async (input: Input): Promise<string> => {
    const result = await engine.act(input);
    const { directive } = input.target;
    const recorded =
      result.kind === 'decided' &&
      (await waitForFact(journal, directive, result.lot, result.outcome.n, JOURNAL_WAIT_MS));
    return saidOf(result, recorded);
  };

  app.post('/viec/*', async (request, reply) => {
    const fields = fieldsOf(request);
    const id = (request.params as Readonly<Record<string, string>>)['*'] ?? '';
    const kind = fields['kind'] ?? '';
    const target = assignmentParts(id);
    if (target === null || !KINDS.has(kind)) throw new DondocError('assignmentUnknown', { what: id });
    const said = await act(word(kind as InputKind, fields, { ...target, ...dataOf(fields) }));
    return back(reply, `${assignmentLink(id)}?said=${encodeURIComponent(said)}`);
  });
  app.post('/cau-hoi', async (request, reply) => {
    const fields = fieldsOf(request);
    const { directive, question, answer } = fields;
    await act(word('answer', fields, { directive, question, answer, due: filled(fields['due']) }));
    return back(reply, '/cau-hoi');
  });
  app.post('/cho-xu-ly/:id', async (request, reply) => {
    const fields = fieldsOf(request);
    const { id = '' } = request.params as { readonly id?: string };
    if (fields['do'] === 'discard') await discardParked(journal, id, WEB_OPERATOR, '');
    else if (fields['do'] === 'replay') await replayParked(options, id, WEB_OPERATOR);
    else await linkParked(options, id, targetOf(fields['assignment'] ?? ''), WEB_OPERATOR);
    return back(reply, '/cho-xu-ly');
  });
}

const back = (reply: FastifyReply, to: string): FastifyReply => reply.redirect(to, SEE_OTHER);

const word = (kind: InputKind, fields: Fields, data: Readonly<Record<string, unknown>>): Input =>
  deskInput({ source: WEB_SOURCE, kind, data, id: filled(fields['id']), occurredAt: null, now: Date.now() });

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** The fields of all forms of an assignment; each kind's schema takes what is its own. */
function dataOf(fields: Fields): Readonly<Record<string, unknown>> {
  const number = filled(fields['number']);
  const issuedOn = filled(fields['issuedOn']);
  const document = number === null && issuedOn === null ? null : { number, issuedOn };
  return {
    text: fields['text'] ?? '',
    reason: fields['reason'] ?? '',
    redoBy: filled(fields['redoBy']),
    heldOn: filled(fields['heldOn']),
    document,
  };
}

function targetOf(assignment: string) {
  const target = assignmentParts(assignment);
  if (target === null) throw new DondocError('assignmentUnknown', { what: assignment });
  return target;
}

function saidOf(result: SubmitResult, recorded: boolean): string {
  if (result.kind === 'accepted') return 'Đã nhận; sẽ được xử lý ngay.';
  if (result.kind !== 'decided') return messageOf(result.code);
  if (!result.outcome.ok) return messageOf(result.outcome.code);
  return recorded ? 'Đã ghi nhận.' : 'Đã nhận, đang ghi.';
}
