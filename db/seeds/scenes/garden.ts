import { arm, bust, fromBehind, placed, standing, wheelchair } from './bodies.ts'
import { ann, ben, cal, eli, gus, wen } from './people.ts'
import {
  bunting,
  bush,
  cloud,
  cup,
  house,
  lawn,
  picture,
  sun,
  tablecloth,
  teapot,
  tree,
} from './places.ts'

const sky = { top: '#bfe2ec', bottom: '#f5efd9' }

/** Two people at tea on the lawn. */
export function gardenTea(): string {
  const scones = [0, 1, 2]
    .map((at) =>
      placed(
        { x: 782 + at * 74, y: 836 },
        `<path d="M-34 0q-4-34 34-34T34 0z" fill="#d99f5c"/><path d="M-34-4h68v10h-68z" fill="#c9616b"/><path d="M-32-12q32 12 64 0v8h-64z" fill="#fffaf0"/>`,
      ),
    )
    .join('')
  return picture(
    [
      sun(1130, 170),
      cloud(360, 170),
      cloud(860, 110, 0.7),
      lawn(560),
      house(1345, 520, 0.82),
      tree(170, 600, 1.1, '#7fae6c', '#98c282'),
      bush(820, 610, '#79a868', '#e58a93'),
      bush(1520, 650, '#6f9f62', '#f2b950'),
      bunting(-20, 170, 1620, 120, 210),
      placed({ x: 560, y: 500, size: 1.42 }, bust(ann)),
      placed({ x: 1060, y: 490, size: 1.42 }, bust(cal)),
      placed(
        { x: 560, y: 500, size: 1.42 },
        arm('M-104 262Q-120 310-40 306', ann.top, ann.skin, [-28, 298]),
      ),
      placed(
        { x: 1060, y: 490, size: 1.42 },
        arm('M104 262Q124 312 40 306', cal.top, cal.skin, [28, 304]),
      ),
      tablecloth(260, 870, 1090),
      `<ellipse cx="856" cy="866" rx="190" ry="24" fill="#fff" stroke="#d9cdb7" stroke-width="4"/>`,
      scones,
      cup(520, 872, '#7ba968', 1.15),
      cup(1076, 872, '#5f94a8', 1.15),
      teapot(1262, 884, '#d9a441'),
      placed(
        { x: 350, y: 868 },
        `<path d="M-40 0q-14-80 0-100h80q14 20 0 100z" fill="#9fc3cf" opacity=".9"/><path d="M-10-100q-40-90-70-100M0-100q0-100 6-130M12-100q40-70 70-90" stroke="#6f9a5f" stroke-width="8" fill="none"/><circle cx="-84" cy="-206" r="32" fill="#e58a93"/><circle cx="8" cy="-240" r="36" fill="#f2b950"/><circle cx="88" cy="-196" r="30" fill="#c9616b"/>`,
      ),
    ].join(''),
    sky,
  )
}

const mallet = (x: number, y: number, turn: number, band: string) =>
  placed(
    { x, y, turn },
    `<path d="M0-300V0" stroke="#c99a63" stroke-width="16" stroke-linecap="round"/><rect x="-58" y="-10" width="116" height="44" rx="12" fill="#b27d45"/><rect x="-44" y="-10" width="16" height="44" fill="${band}"/><rect x="28" y="-10" width="16" height="44" fill="${band}"/>`,
  )
const ball = (x: number, y: number, colour: string) =>
  `<ellipse cx="${x}" cy="${y + 26}" rx="32" ry="8" fill="#000" opacity=".15"/><circle cx="${x}" cy="${y}" r="28" fill="${colour}"/><circle cx="${x - 9}" cy="${y - 9}" r="8" fill="#fff" opacity=".5"/>`
const hoop = (x: number, y: number) =>
  `<path d="M${x - 44} ${y}v-92q0-30 44-30t44 30v92" stroke="#fffaf0" stroke-width="12" fill="none" stroke-linecap="round"/>`

/** Three people playing; far behind somebody walks away, too small and turned away to be known. */
export function croquet(): string {
  return picture(
    [
      sun(230, 170),
      cloud(1100, 150),
      cloud(640, 220, 0.6),
      lawn(500),
      tree(1480, 560, 1.05, '#86b472', '#a4cb8d'),
      tree(90, 560, 0.9, '#7aa968', '#98c282'),
      bush(420, 540, '#79a868', '#f4ead6'),
      bush(1180, 540, '#6f9f62', '#e58a93'),
      placed({ x: 590, y: 430, size: 0.26 }, fromBehind('#8c8fa8', '#8c8fa8', '#4f5568')),
      placed(
        { x: 340, y: 360, size: 0.9 },
        standing(
          { ...wen, legs: '#7c6a58' },
          arm('M-84 170Q-96 280-10 330', wen.top, wen.skin, [-4, 334], 46) +
            arm('M84 170Q104 280 20 330', wen.top, wen.skin, [14, 340], 46),
        ),
      ),
      mallet(352, 930, 6, '#d9707c'),
      placed(
        { x: 820, y: 410, size: 0.98 },
        wheelchair(
          { ...eli, legs: '#4b5a78', look: 0.6 },
          arm('M-84 170Q-130 250-110 330', eli.top, eli.skin, [-108, 336], 46) +
            arm('M84 170Q140 230 170 300', eli.top, eli.skin, [174, 306], 46),
        ),
      ),
      mallet(1010, 930, -14, '#5f94a8'),
      placed(
        { x: 1270, y: 340, size: 0.92 },
        standing(
          { ...ben, legs: '#5d5046', look: -0.6 },
          arm('M-84 170Q-130 260-60 330', ben.top, ben.skin, [-52, 334], 46) +
            arm('M84 170Q180 120 190 20', ben.top, ben.skin, [190, 4], 46),
        ),
      ),
      mallet(1206, 940, 10, '#f2b950'),
      hoop(590, 1000),
      ball(520, 990, '#d9707c'),
      ball(1080, 1010, '#5f94a8'),
      ball(700, 1040, '#f2b950'),
    ].join(''),
    sky,
  )
}

/** Two people seen from behind on a path under autumn trees. */
export function autumnWalk(): string {
  const leaves = Array.from({ length: 46 }, (_, at) => {
    const x = (at * 367) % 1600
    const y = 640 + ((at * 211) % 440)
    return `<ellipse cx="${x}" cy="${y}" rx="15" ry="8" transform="rotate(${(at * 47) % 180} ${x} ${y})" fill="${['#d98a3d', '#c9643c', '#e8b653', '#a85a36'][at % 4]}" opacity=".85"/>`
  }).join('')
  return picture(
    [
      `<path d="M0 560Q400 500 800 540T1600 520V1100H0z" fill="#c9b06a"/><path d="M0 660Q400 620 800 650T1600 630V1100H0z" fill="#b59a58"/>`,
      tree(90, 660, 1.5, '#d98a3d', '#e8b653'),
      tree(380, 590, 1, '#c9643c', '#dd8a52'),
      tree(1180, 590, 1.05, '#e0a63f', '#f2c96b'),
      tree(1500, 670, 1.6, '#b9583a', '#d98a3d'),
      tree(940, 560, 0.7, '#d9a441', '#efc870'),
      `<path d="M700 560Q760 700 480 1100H1180Q900 720 850 556z" fill="#ead9b4"/><path d="M730 620Q760 760 600 1100M832 620Q880 780 1050 1100" stroke="#000" stroke-opacity=".05" stroke-width="12" fill="none"/>`,
      leaves,
      placed({ x: 700, y: 470, size: 0.98 }, fromBehind('#a5524a', '#e0a63f', '#4f5568')),
      placed({ x: 925, y: 490, size: 0.94 }, fromBehind('#41707a', '#7d5a78', '#5d5046')),
      placed(
        { x: 700, y: 470, size: 0.98 },
        `<path d="M92 210Q130 300 150 300T196 214" stroke="#8d4640" stroke-width="44" fill="none" stroke-linecap="round"/>`,
      ),
      placed(
        { x: 566, y: 1024 },
        `<path d="M20-330Q0-340-6-310L0 0" stroke="#6b4a34" stroke-width="14" fill="none" stroke-linecap="round"/>`,
      ),
    ].join(''),
    { top: '#f6d9a8', bottom: '#fbeed0' },
  )
}

/** One person with tomatoes in a greenhouse. */
export function greenhouse(): string {
  const panes = [0, 1, 2, 3, 4]
    .map((at) => `<path d="M${at * 400} 0V820" stroke="#fffaf0" stroke-width="20"/>`)
    .join('')
  const plant = (x: number, y: number, size: number) =>
    placed(
      { x, y, size },
      `<path d="M0 0v-330" stroke="#b58a55" stroke-width="9"/><path d="M0-20q-14-160 6-300" stroke="#5f8f52" stroke-width="12" fill="none"/>${[
        [-60, -80],
        [64, -120],
        [-66, -180],
        [60, -220],
        [-50, -280],
        [40, -310],
      ]
        .map(
          ([lx = 0, ly = 0]) =>
            `<ellipse cx="${lx}" cy="${ly}" rx="58" ry="28" transform="rotate(${lx / 3} ${lx} ${ly})" fill="#7ba968"/>`,
        )
        .join('')}${[
        [-24, -120, '#d8503f'],
        [30, -160, '#e8853f'],
        [-34, -220, '#d8503f'],
        [26, -70, '#d8503f'],
        [6, -250, '#9fbf5a'],
      ]
        .map(([fx, fy, fill]) => `<circle cx="${fx}" cy="${fy}" r="25" fill="${fill}"/>`)
        .join(
          '',
        )}<path d="M-70-10H70L52 100H-52z" fill="#c0714e"/><path d="M-80-24H80V10H-80z" fill="#cf8260"/>`,
    )
  return picture(
    [
      cloud(420, 200),
      cloud(1180, 150, 0.8),
      `<path d="M0 600Q400 520 800 570T1600 550V1100H0z" fill="#a5cb8b"/>`,
      tree(1240, 620, 0.8, '#86b472', '#a4cb8d'),
      panes,
      `<path d="M0 300H1600" stroke="#fffaf0" stroke-width="16"/><path d="M0 0L1600 0" stroke="#fffaf0" stroke-width="40"/>`,
      plant(180, 880, 1.25),
      plant(1440, 880, 1.3),
      plant(1220, 850, 1),
      placed({ x: 760, y: 470, size: 1.5 }, bust({ ...wen, laughing: true })),
      `<rect y="900" width="1600" height="200" fill="#b98a5c"/><rect y="900" width="1600" height="26" fill="#cfa173"/>`,
      placed(
        { x: 760, y: 470, size: 1.5 },
        arm('M-104 250Q-130 310-70 306', wen.top, wen.skin, [-60, 300]) +
          arm('M104 250Q130 310 70 306', wen.top, wen.skin, [60, 300]),
      ),
      placed(
        { x: 760, y: 960 },
        `<path d="M-190-70H190L160 50H-160z" fill="#e0bd84"/><path d="M-190-70H190" stroke="#c99a63" stroke-width="20" stroke-linecap="round"/>${[
          [-130, -96],
          [-66, -110],
          [0, -100],
          [70, -112],
          [132, -94],
          [-96, -70],
          [30, -74],
          [100, -70],
          [-30, -70],
        ]
          .map(
            ([x, y]) =>
              `<circle cx="${x}" cy="${y}" r="36" fill="#d8503f"/><circle cx="${(x ?? 0) - 10}" cy="${(y ?? 0) - 12}" r="9" fill="#fff" opacity=".45"/><path d="M${x} ${(y ?? 0) - 36}l-12 8m12-8l12 8m-12-8v-10" stroke="#5f8f52" stroke-width="6" stroke-linecap="round"/>`,
          )
          .join('')}`,
      ),
    ].join(''),
    { top: '#cfe8ee', bottom: '#f3f1da' },
  )
}

/** One person with a robin at the bird table. */
export function robin(): string {
  return picture(
    [
      cloud(300, 160),
      cloud(1240, 210, 0.8),
      lawn(600),
      tree(1450, 660, 1.2, '#7fae6c', '#98c282'),
      house(250, 560, 0.7),
      bush(1120, 690, '#79a868', '#f2b950'),
      placed(
        { x: 640, y: 380, size: 1.18 },
        wheelchair(
          { ...gus, legs: '#5d5046', look: 0.8 },
          arm('M-84 170Q-130 260-70 340', gus.top, gus.skin, [-60, 342], 50) +
            arm('M84 170Q160 250 250 190', gus.top, gus.skin, [262, 182], 50),
        ),
      ),
      placed(
        { x: 1070, y: 1030 },
        `<path d="M0-30V-380" stroke="#9a6e45" stroke-width="28"/><path d="M-110-380H110l-16 30H-94z" fill="#b98a5c"/><path d="M-150-560L0-660 150-560z" fill="#8f5140"/><path d="M-100-560v180M100-560v180" stroke="#9a6e45" stroke-width="14"/><ellipse cx="20" cy="-390" rx="60" ry="10" fill="#e0bd84"/>`,
      ),
      placed(
        { x: 985, y: 575, size: 1.1 },
        `<ellipse rx="46" ry="40" fill="#8a6a4c"/><ellipse cx="-14" cy="8" rx="30" ry="30" fill="#d9653a"/><circle cx="-22" cy="-34" r="28" fill="#8a6a4c"/><circle cx="-30" cy="-28" r="19" fill="#d9653a"/><circle cx="-26" cy="-42" r="4.500" fill="#2b2019"/><path d="M-48-36l-16 6 14 6z" fill="#5b4633"/><path d="M36 4l50 18-44 10z" fill="#75583d"/><path d="M-4 38v22M10 38v22" stroke="#5b4633" stroke-width="5"/>`,
      ),
    ].join(''),
    { top: '#c9e4ea', bottom: '#f6eed8' },
  )
}
