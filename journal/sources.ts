// The registered sources of inputs. Tokens are kept as hashes only.
import { Source } from '../contracts/source.ts';
import type { Sources } from '../contracts/source.ts';
import { canonicalJson } from '../contracts/canonical.ts';
import { storable } from './digest.ts';
import { changed, row, rows, transaction } from './connection.ts';
import type { Journal } from './journal.ts';

/** Replaces all registered sources: one that is not in the list may send no more. @throws DondocError journalAway | busy */
export async function saveSources(journal: Journal, sources: Sources): Promise<void> {
  const written = sources.sources.map((source) => ({
    source: storable(source.source),
    token_hash: source.tokenHash,
    body: canonicalJson(source),
  }));
  await transaction(journal, async (client) => {
    await changed(client, 'lock table source in exclusive mode');
    await changed(client, 'delete from source');
    await changed(
      client,
      `insert into source (source, token_hash, body)
       select source, token_hash, body from json_to_recordset($1::json) as r(source text, token_hash text, body text)`,
      [JSON.stringify(written)],
    );
  });
}

const parse = (found: { readonly body: string } | null): Source | null =>
  found === null ? null : Source.parse(JSON.parse(found.body));

/** @throws DondocError journalAway */
export async function findSource(journal: Journal, source: string): Promise<Source | null> {
  return parse(await row<{ body: string }>(journal, 'select body from source where source = $1', [storable(source)]));
}

/** The source that bears the token with this SHA-256 (hex). @throws DondocError journalAway */
export async function findSourceByToken(journal: Journal, tokenHash: string): Promise<Source | null> {
  return parse(await row<{ body: string }>(journal, 'select body from source where token_hash = $1', [tokenHash]));
}

/** All registered sources, by name. @throws DondocError journalAway */
export async function listSources(journal: Journal): Promise<readonly Source[]> {
  const found = await rows<{ body: string }>(journal, 'select body from source order by source');
  return found.map(({ body }) => Source.parse(JSON.parse(body)));
}
