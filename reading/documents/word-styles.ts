// What styles and direct settings of a Word file say that changes its words or their places: capitals, hidden text, font, numbering.
// A setting stands directly, else in the character style, else in the paragraph's style or one it is based on.
import { isOn, readXml, whole, type Attributes } from './word-xml.ts';

/** Settings of a run or paragraph; null: not said here. */
export interface Settings {
  readonly caps: boolean | null;
  readonly hidden: boolean | null;
  readonly font: string | null;
  /** The list; 0 takes an inherited one away. */
  readonly list: number | null;
  readonly level: number | null;
  readonly style: string | null;
}

export const NO_SETTINGS: Settings = {
  caps: null,
  hidden: null,
  font: null,
  list: null,
  level: null,
  style: null,
};

/** What an element inside w:rPr or w:pPr adds to settings. */
export function settingOf(name: string, attributes: Attributes): Partial<Settings> {
  switch (name) {
    case 'w:caps':
    case 'w:smallCaps':
      return { caps: isOn(attributes) };
    case 'w:vanish':
      return { hidden: isOn(attributes) };
    case 'w:rFonts':
      return fontOf(attributes);
    case 'w:numId':
      return { list: whole(attributes('val')) };
    case 'w:ilvl':
      return { level: whole(attributes('val')) };
    case 'w:pStyle':
    case 'w:rStyle':
      return { style: attributes('val') };
    default:
      return {};
  }
}

function fontOf(attributes: Attributes): Partial<Settings> {
  // A font of the theme goes before a named one; themes have no TCVN3 fonts.
  if (attributes('hAnsiTheme') !== null || attributes('asciiTheme') !== null) return { font: '' };
  const font = attributes('hAnsi') ?? attributes('ascii');
  return font === null ? {} : { font };
}

interface Style {
  readonly basedOn: string | null;
  readonly settings: Settings;
}

export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** The style of paragraphs that name none. */
  readonly ordinary: string | null;
  readonly defaults: Settings;
}

/** Styles are based on each other over at most this many steps; a circle ends there too. */
const MAX_BASES = 30;

/** @throws DondocError documentDamaged */
export function readStyles(part: Uint8Array | undefined, what: string): Styles {
  const byId = new Map<string, Style>();
  let ordinary: string | null = null;
  let defaults = NO_SETTINGS;
  if (part === undefined) return { byId, ordinary, defaults };
  let open: { id: string; basedOn: string | null; settings: Settings } | null = null;
  let inDefaults = false;
  readXml(part, what, {
    open(name, attributes) {
      if (name === 'w:docDefaults') inDefaults = true;
      else if (name === 'w:style') {
        open = { id: attributes('styleId') ?? '', basedOn: null, settings: NO_SETTINGS };
        if (attributes('type') === 'paragraph' && isDefault(attributes)) ordinary = open.id;
      } else if (name === 'w:basedOn' && open) open.basedOn = attributes('val');
      else if (open) open.settings = { ...open.settings, ...settingOf(name, attributes) };
      else if (inDefaults) defaults = { ...defaults, ...settingOf(name, attributes) };
    },
    close(name) {
      if (name === 'w:docDefaults') inDefaults = false;
      if (name !== 'w:style' || !open) return;
      byId.set(open.id, { basedOn: open.basedOn, settings: open.settings });
      open = null;
    },
  });
  return { byId, ordinary, defaults };
}

const isDefault = (attributes: Attributes): boolean => ['1', 'true', 'on'].includes(attributes('default') ?? '');

/** The style and those it is based on, nearest first. */
function chainOf(styles: Styles, id: string | null): readonly Settings[] {
  const chain: Settings[] = [];
  for (let at = id; at !== null && chain.length < MAX_BASES;) {
    const style = styles.byId.get(at);
    if (!style) break;
    chain.push(style.settings);
    at = style.basedOn;
  }
  return chain;
}

const firstSaid = <K extends keyof Settings>(key: K, from: readonly Settings[]): Settings[K] | null =>
  from.find((settings) => settings[key] !== null)?.[key] ?? null;

/** All that holds for a run of a paragraph, nearest first; a paragraph itself has no run. */
export function resolved(styles: Styles, paragraph: Settings, run: Settings | null): Settings {
  const ofParagraph = chainOf(styles, paragraph.style ?? styles.ordinary);
  const from =
    run === null
      ? [paragraph, ...ofParagraph, styles.defaults]
      : [run, ...chainOf(styles, run.style), ...ofParagraph, styles.defaults];
  return {
    caps: firstSaid('caps', from),
    hidden: firstSaid('hidden', from),
    font: firstSaid('font', from),
    list: firstSaid('list', from),
    level: firstSaid('level', from),
    style: paragraph.style ?? styles.ordinary,
  };
}
