/** Word files made by hand, so that a machine without a word processor holds what reading makes of them. */
import { strToU8, zipSync } from 'fflate';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A run; `settings` is what stands in its w:rPr. */
export const run = (text: string, settings = ''): string =>
  `<w:r><w:rPr>${settings}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph of runs; `settings` is what stands in its w:pPr. */
export const paragraphOf = (runs: string, settings = ''): string => `<w:p><w:pPr>${settings}</w:pPr>${runs}</w:p>`;
export const paragraph = (text: string, settings = ''): string => paragraphOf(run(text), settings);

/** An item of a list. */
export const item = (text: string, list: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A cell of paragraphs; `settings` is what stands in its w:tcPr. */
export const cell = (paragraphs: readonly string[], settings = ''): string =>
  `<w:tc><w:tcPr>${settings}</w:tcPr>${paragraphs.map((text) => paragraph(text)).join('')}</w:tc>`;
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

/** Definitions by their ids, and lists as `[list, definition, overrides]`. */
export const numbering = (
  definitions: Readonly<Record<number, string>>,
  lists: readonly (readonly [list: number, definition: number, overrides?: string])[],
): string =>
  Object.entries(definitions)
    .map(([id, levels]) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`)
    .join('') +
  lists
    .map(
      ([list, id, overrides = '']) => `<w:num w:numId="${list}"><w:abstractNumId w:val="${id}"/>${overrides}</w:num>`,
    )
    .join('');

export interface WordParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly header?: string;
}

const part = (root: string, content: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`);

/** A .docx with only the parts that are read. */
export const wordFile = ({ body, ...parts }: WordParts): Uint8Array =>
  zipSync({
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(parts.numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', parts.numbering) }),
    ...(parts.styles === undefined ? {} : { 'word/styles.xml': part('styles', parts.styles) }),
    ...(parts.header === undefined ? {} : { 'word/header1.xml': part('hdr', parts.header) }),
  });
