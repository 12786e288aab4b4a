import type { Figure } from './bodies.ts'

/** How each person of the demo looks in every picture they are in. None of them is anybody. */
export const ann = {
  skin: 'rose',
  hair: 'waves',
  hairColour: '#efeae2',
  glasses: '#8a5a86',
  top: '#c9616b',
  shirt: '#fbeee0',
  older: true,
  laughing: true,
  earrings: '#f6efe2',
} satisfies Figure
export const cal = {
  skin: 'olive',
  hair: 'short',
  hairColour: '#7d7670',
  top: '#3f7f78',
  shirt: '#f3e6c8',
  older: true,
} satisfies Figure
export const ben = {
  skin: 'deep',
  hair: 'crown',
  hairColour: '#e8e4de',
  beard: '#e8e4de',
  top: '#e0a63f',
  shirt: '#fff6e3',
  older: true,
  laughing: true,
} satisfies Figure
export const wen = {
  skin: 'fair',
  hair: 'bob',
  hairColour: '#3a3434',
  glasses: '#3d4a5c',
  top: '#5a7fb0',
  older: true,
} satisfies Figure
export const gus = {
  skin: 'rose',
  hair: 'cap',
  hairColour: '#e3dcd2',
  cloth: '#5d6f55',
  top: '#7d5a78',
  shirt: '#f2e5cf',
  older: true,
  laughing: true,
} satisfies Figure
export const dot = {
  skin: 'fair',
  hair: 'bun',
  hairColour: '#cfc6bb',
  top: '#5f94a8',
  pattern: 'apron',
  older: true,
  glasses: '#b5543f',
} satisfies Figure
export const nan = {
  skin: 'brown',
  hair: 'hijab',
  hairColour: '#4a3a34',
  cloth: '#4f8f86',
  top: '#3f766f',
  older: true,
} satisfies Figure
export const jo = {
  skin: 'brown',
  hair: 'turban',
  hairColour: '#efeae2',
  cloth: '#c9643c',
  beard: '#efeae2',
  top: '#41597f',
  shirt: '#f5ead3',
  older: true,
} satisfies Figure
export const lou = {
  skin: 'deep',
  hair: 'curls',
  hairColour: '#3a2c26',
  top: '#d1684f',
  pattern: 'dots',
  laughing: true,
  earrings: '#f0c45c',
} satisfies Figure
export const eli = {
  skin: 'fair',
  hair: 'parted',
  hairColour: '#9a5b33',
  glasses: '#2f4858',
  top: '#6d9b5f',
  pattern: 'stripes',
  laughing: true,
} satisfies Figure
export const hal = {
  skin: 'rose',
  hair: 'crown',
  hairColour: '#d8d2c8',
  top: '#5c6f8f',
  shirt: '#efe3c8',
  older: true,
  glasses: '#6b5444',
} satisfies Figure
