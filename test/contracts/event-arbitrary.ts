// Random events that the specification allows.
import fc from '../rules/seeded.ts';
import type { CloudEvent } from '../../contracts/cloudevent.ts';

const NOT_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Any Unicode text without control characters, and Vietnamese in both normal forms. */
export const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: Math.min(maxLength, 40) }),
      fc.constantFrom(
        'Báo cáo số 12-BC/HU',
        'Báo cáo'.normalize('NFD'),
        'a b',
        '100%',
        '"nháy"',
        '%41',
        '  ',
        '😀',
        'đ',
      ),
    )
    .filter((one) => one.length <= maxLength && !NOT_TEXT.test(one));

/** Text that HTTP headers of the SDK carry unharmed: it does not percent-encode. */
export const plainText = fc.stringMatching(/^[A-Za-z0-9:./_-]{1,40}$/);

/** The SDK neither encodes nor decodes `%` in HTTP headers. */
export const plainSource = fc.constantFrom('urn:dondoc:source:so-noi-vu', '/rel/path', 'https://x.example/a?b=c#d');
const source = fc.oneof(plainSource, fc.constant('https://x.example/a?b=%C3%A0#c'));
const dataschema = fc.constantFrom('urn:dondoc:schema:report.submitted:v1', 'https://x.example/s');
const extensionName = fc.stringMatching(/^x[a-z0-9]{1,19}$/);

/** JSON data that PostgreSQL can keep. */
export const jsonData: fc.Arbitrary<unknown> = fc
  .jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
  .filter((value) => !/\\u0000|__proto__/.test(JSON.stringify(value)))
  // JSON has no -0.
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

export function events(
  words: (maxLength: number) => fc.Arbitrary<string> = text,
  sources: fc.Arbitrary<string> = source,
): fc.Arbitrary<CloudEvent> {
  return fc.record({
    id: words(200),
    source: sources,
    type: words(200),
    subject: fc.option(words(500)),
    time: fc.option(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) })),
    dataschema: fc.option(dataschema),
    extensions: fc.dictionary(extensionName, words(100), { maxKeys: 4, noNullPrototype: true }),
    data: jsonData,
  });
}
