// Inputs from services: CloudEvents over HTTP (binary, structured, batch), each by the door that Kafka's pass as well.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { acceptEvent } from '../../contracts/accept.ts';
import { decodeHttp, MAX_BATCH_BYTES } from '../../contracts/cloudevent.ts';
import { DondocError } from '../../contracts/errors.ts';
import type { Input } from '../../contracts/input.ts';
import type { Source } from '../../contracts/source.ts';
import type { SubmitResult } from '../../engine/engine.ts';
import type { HttpBatch } from '../../engine/http-batch.ts';
import { recordedSoon } from '../../engine/recorded.ts';
import type { WebOptions } from '../options.ts';
import { sourceOf } from './token.ts';

const ACCEPTED = 202;

const sources = new WeakMap<FastifyRequest, Source>();

export function registerDoor(app: FastifyInstance, { engine, journal, logger }: WebOptions, batch: HttpBatch): void {
  app.register((door, _options, done) => {
    // Bodies are decoded by the CloudEvents codec from their bytes, whatever their type says.
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BATCH_BYTES }, (_request, body, next) =>
      next(null, body),
    );
    // Before the body: nobody without a token makes us read four megabytes.
    door.addHook('onRequest', async (request) => {
      sources.set(request, await sourceOf(request, journal));
    });

    door.post('/api/v1/events', async (request, reply) => {
      const inputs = inputsOf(request);
      const results = await batch.submit(inputs);
      logger.debug({ source: inputs[0]?.source, inputs: inputs.map(({ id }) => id) }, 'events taken');
      return reply.code(ACCEPTED).send({ results: results.map((result, index) => answer(inputs[index], result)) });
    });
    door.post('/api/v1/actions', async (request) => {
      const [input, ...more] = inputsOf(request);
      if (input === undefined || more.length > 0) {
        throw new DondocError('inputMalformed', {
          what: 'cần đúng một sự kiện / exactly one event is taken',
          where: 'body',
        });
      }
      const result = await engine.act(input);
      if (result.kind === 'refused') throw new DondocError(result.code, result.details);
      return { ...answer(input, result), recorded: await recordedSoon(journal, input, result) };
    });
    done();
  });
}

const answer = (input: Input | undefined, result: SubmitResult) => ({ id: input?.id ?? null, ...result });

/** All events of a request, or none: one that cannot be taken refuses the request and names its place. */
function inputsOf(request: FastifyRequest): readonly Input[] {
  const source = sources.get(request);
  if (source === undefined) throw new DondocError('sourceUnknown');
  const receivedAt = Date.now();
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { events, mode } = decodeHttp(request.headers, body);
  return events.map((event, index) => {
    try {
      return acceptEvent(event, { source, receivedAt });
    } catch (error) {
      if (mode !== 'batch' || !(error instanceof DondocError)) throw error;
      throw new DondocError(error.code, { ...error.details, where: placed(index, error.details.where) });
    }
  });
}

/** "[3].data.reason" */
const placed = (index: number, where: string | undefined): string =>
  where === undefined ? `[${index}]` : `[${index}].${where}`;
