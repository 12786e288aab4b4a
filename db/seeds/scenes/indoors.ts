import { arm, bust, placed } from './bodies.ts'
import { skins } from './faces.ts'
import { ann, ben, dot, eli, gus, hal, jo, lou, nan } from './people.ts'
import { bunting, cup, picture, room, tablecloth, windowPane } from './places.ts'

/** One person at an easel with sunflowers. */
export function painting(): string {
  const flower = (x: number, y: number, r: number) =>
    placed(
      { x, y, size: r / 60 },
      `${Array.from({ length: 12 }, (_, at) => `<ellipse cy="-46" rx="16" ry="34" transform="rotate(${at * 30})" fill="${at % 2 ? '#f2b22f' : '#f7cf5c'}"/>`).join('')}<circle r="30" fill="#7a4a2e"/><circle r="17" fill="#5e3823"/>`,
    )
  const pots = ['#d9707c', '#5f94a8', '#f2b950', '#7ba968']
    .map((fill, at) =>
      placed(
        { x: 176 + at * 96, y: 900 },
        `<path d="M-36-70H36L30 0H-30z" fill="#fffaf0" stroke="#d9cdb7" stroke-width="4"/><ellipse cy="-70" rx="36" ry="12" fill="${fill}"/>`,
      ),
    )
    .join('')
  return picture(
    [
      room('#c89f72', 860),
      windowPane(120, 120, 360, 400),
      `<rect x="1240" y="140" width="250" height="190" rx="8" fill="#fffaf0"/><path d="M1262 300q60-90 110-20t96-30v60h-206z" fill="#7ba968"/><circle cx="1430" cy="200" r="24" fill="#f2b950"/>`,
      placed({ x: 560, y: 440, size: 1.5 }, bust({ ...dot, look: 0.9 })),
      `<path d="M1100 1100L1000 300M1040 1100l110-800M1250 1100l-70-800" stroke="#9a6e45" stroke-width="24"/><g transform="rotate(-3 1090 520)"><rect x="870" y="250" width="470" height="560" fill="#fffaf0" stroke="#e6d9bf" stroke-width="6"/><rect x="896" y="276" width="418" height="508" fill="#d6ebee"/><path d="M896 640h418v144H896z" fill="#e9c79a"/><path d="M1040 700q-20-160-40-200M1105 700q0-190 10-250M1160 700q30-140 60-180" stroke="#5f8f52" stroke-width="14" fill="none"/><path d="M1020 640h170l-20 120h-130z" fill="#5f94a8"/>${flower(1000, 470, 62)}${flower(1115, 400, 74)}${flower(1220, 480, 60)}</g><rect x="850" y="806" width="520" height="26" fill="#86644c"/>`,
      placed(
        { x: 560, y: 440, size: 1.5 },
        arm('M96 240Q180 270 240 170', dot.top, dot.skin, [250, 158]),
      ),
      placed(
        { x: 560, y: 440, size: 1.5 },
        `<path d="M232 180L300 92" stroke="#9a6e45" stroke-width="9" stroke-linecap="round"/><path d="M296 98l18-26 4 20z" fill="#f2b22f"/>`,
      ),
      `<rect y="900" width="1600" height="200" fill="#e0bd84"/><rect y="900" width="1600" height="22" fill="#efd3a2"/>`,
      pots,
      placed(
        { x: 700, y: 980 },
        `<path d="M-130 0q10-60 120-60T130-4q-6 46-120 50T-130 0z" fill="#f4ead6" stroke="#d9cdb7" stroke-width="4"/><circle cx="-70" cy="-10" r="22" fill="#d9707c"/><circle cx="-10" cy="-28" r="22" fill="#f2b950"/><circle cx="54" cy="-20" r="22" fill="#7ba968"/><circle cx="80" cy="14" r="18" fill="#5f94a8"/>`,
      ),
    ].join(''),
    { top: '#f7e7cb', bottom: '#f2dcb8' },
  )
}

/** One person and a cake. */
export function birthday(): string {
  const candle = (x: number, fill: string) =>
    `<rect x="${x - 9}" y="-330" width="18" height="84" rx="6" fill="${fill}"/><path d="M${x}-376q18 26 0 40-18-14 0-40z" fill="#f7b733"/><circle cx="${x}" cy="-350" r="46" fill="#ffe9ac" opacity=".4"/>`
  const balloon = (x: number, y: number, fill: string) =>
    `<path d="M${x} ${y + 110}q-20 120 20 260" stroke="#fff" stroke-width="4" fill="none"/><ellipse cx="${x}" cy="${y}" rx="88" ry="108" fill="${fill}"/><ellipse cx="${x - 30}" cy="${y - 36}" rx="18" ry="30" fill="#fff" opacity=".4"/><path d="M${x - 12} ${y + 122}h24l-12-16z" fill="${fill}"/>`
  return picture(
    [
      room('#c89f72', 860),
      balloon(210, 300, '#d9707c'),
      balloon(360, 220, '#f2b950'),
      balloon(1400, 280, '#5f94a8'),
      balloon(1260, 200, '#7ba968'),
      bunting(-20, 40, 1620, 30, 150),
      placed({ x: 800, y: 410, size: 1.5 }, bust(ann)),
      placed(
        { x: 800, y: 410, size: 1.5 },
        arm('M-100 250Q-150 320-130 330', ann.top, ann.skin, [-126, 330]) +
          arm('M100 250Q150 320 130 330', ann.top, ann.skin, [126, 330]),
      ),
      tablecloth(120, 930, 1360, '#fdf3e2', '#efdcc0'),
      placed(
        { x: 800, y: 950 },
        `<ellipse rx="290" ry="34" fill="#fff" stroke="#d9cdb7" stroke-width="5"/><path d="M-220-130H220V-10Q0 40-220-10z" fill="#f6d5c4"/><path d="M-220-130H220v44q-36 30-74 0-36 34-74 0-36 36-72 0-36 36-74 0-36 34-73 0-36 30-73 0z" fill="#fffaf0"/><path d="M-150-250H150v122Q0-96-150-128z" fill="#f2c1b4"/><path d="M-150-250H150v36q-30 26-60 0-30 28-60 0-30 28-60 0-30 28-60 0-30 26-60 0z" fill="#fffaf0"/>${[-170, -90, 0, 90, 170].map((x) => `<circle cx="${x}" cy="-26" r="16" fill="#d8503f"/>`).join('')}${candle(-90, '#5f94a8')}${candle(-30, '#d9707c')}${candle(30, '#7ba968')}${candle(90, '#f2b950')}`,
      ),
      placed(
        { x: 330, y: 940 },
        `<rect x="-80" y="-120" width="160" height="120" fill="#7d9fc0"/><path d="M-16-120h32V0h-32z" fill="#f6e3b4"/><path d="M0-120q-60-60-70-14 6 22 70 14 64 8 70-14-10-46-70 14z" fill="#f6e3b4"/>`,
      ),
      cup(1290, 944, '#d9707c', 1.2),
    ].join(''),
    { top: '#f8e3d2', bottom: '#f6ecd6' },
  )
}

/** A hall made ready, with nobody in it. */
export function hall(): string {
  const lights = Array.from(
    { length: 22 },
    (_, at) =>
      `<circle cx="${40 + at * 72}" cy="${250 + Math.sin(at / 1.6) * 34}" r="12" fill="#ffe6a3"/><circle cx="${40 + at * 72}" cy="${250 + Math.sin(at / 1.6) * 34}" r="26" fill="#ffe6a3" opacity=".3"/>`,
  ).join('')
  const table = (x: number, y: number, size: number, flower: string) =>
    placed(
      { x, y, size },
      `${[-190, 190].map((cx) => `<path d="M${cx - 44}-60h88v150h-14V20h-60v70h-14z" fill="#9a6e45"/><path d="M${cx - 40}-170h80v96h-80z" fill="#b98a5c"/>`).join('')}<path d="M-160 0h320l24 150H-184z" fill="#f1e4cb"/><ellipse rx="170" ry="44" fill="#fdf6e8"/><path d="M-22-10q-8-60 0-70h44q8 10 0 70z" fill="#9fc3cf"/><circle cx="-26" cy="-104" r="30" fill="${flower}"/><circle cx="26" cy="-108" r="30" fill="#f2b950"/><circle cy="-134" r="30" fill="#fffaf0"/><path d="M-110-6h60M50-6h60" stroke="#d9cdb7" stroke-width="10" stroke-linecap="round"/>`,
    )
  return picture(
    [
      room('#c89f72', 720),
      `<path d="M0 800h1600M0 900h1600M0 1010h1600" stroke="#000" stroke-opacity=".06" stroke-width="5"/>`,
      windowPane(150, 330, 240, 270),
      windowPane(1210, 330, 240, 270),
      `<path d="M520 720V340q0-60 60-60h440q60 0 60 60v380z" fill="#8a4f56"/><path d="M540 720V350q0-50 50-50h420q50 0 50 50v370z" fill="#f4ead6"/><path d="M540 300q60 260-0 420h60q70-200 20-420zM1060 300q-60 260 0 420h-60q-70-200-20-420z" fill="#a85f66"/><rect x="520" y="690" width="560" height="44" fill="#9a6e45"/>`,
      placed(
        { x: 800, y: 690 },
        `<path d="M-150 0v-120q0-40 40-40H110q40 0 40 40V0z" fill="#5d4636"/><rect x="-130" y="-84" width="260" height="34" fill="#fffaf0"/>${Array.from({ length: 12 }, (_, at) => `<path d="M${-110 + at * 20}-84v22" stroke="#2b2019" stroke-width="9"/>`).join('')}`,
      ),
      bunting(-20, 60, 820, 60, 190),
      bunting(780, 60, 1620, 60, 190),
      `<path d="M30 250q380 90 780 0t770 10" stroke="#b98a5c" stroke-width="4" fill="none"/>`,
      lights,
      table(420, 820, 0.9, '#d9707c'),
      table(1180, 820, 0.9, '#5f94a8'),
      table(800, 960, 1.15, '#c9616b'),
    ].join(''),
    { top: '#f3dfc0', bottom: '#f8efdc' },
  )
}

/** Hands and dough; no faces. */
export function baking(): string {
  const hand = (x: number, y: number, turn: number, sleeve: string, skin: keyof typeof skins) =>
    placed(
      { x, y, turn },
      `<path d="M0 360V60" stroke="${sleeve}" stroke-width="150" stroke-linecap="round"/><path d="M-70 130q70 30 140 0" stroke="#000" stroke-opacity=".12" stroke-width="10" fill="none"/><path d="M0 110V0" stroke="${skins[skin].base}" stroke-width="104" stroke-linecap="round"/>${[-48, -16, 16, 46].map((fx, at) => `<path d="M${fx * 0.8} 0L${fx} ${[-74, -96, -92, -66][at]}" stroke="${skins[skin].base}" stroke-width="30" stroke-linecap="round"/>`).join('')}<path d="M-40 50Q-100 20-96-24" stroke="${skins[skin].base}" stroke-width="30" fill="none" stroke-linecap="round"/><path d="M-26 10v-20M0 6v-24M26 8v-20" stroke="${skins[skin].shade}" stroke-width="5" stroke-linecap="round"/>`,
    )
  const scone = (x: number, y: number) =>
    `<ellipse cx="${x}" cy="${y + 16}" rx="60" ry="14" fill="#000" opacity=".12"/><path d="M${x - 56} ${y + 10}q-6-64 56-64t56 64q-56 22-112 0z" fill="#dda766"/><path d="M${x - 50} ${y - 14}q50-34 100 0" stroke="#f0cf95" stroke-width="12" fill="none"/>`
  return picture(
    [
      `<rect width="1600" height="1100" fill="#d8ab74"/>${[150, 380, 620, 850].map((y) => `<path d="M0 ${y}q500 24 1600-6" stroke="#c4945c" stroke-width="6" fill="none"/>`).join('')}`,
      `<ellipse cx="800" cy="590" rx="470" ry="250" fill="#fff8ea" opacity=".75"/>`,
      `<path d="M560 600q-20-130 150-150t250 30 120 140-170 150-260 10-90-180z" fill="#f2d9a8"/><path d="M640 560q120-70 260-30" stroke="#fff3d6" stroke-width="16" fill="none" stroke-linecap="round"/>`,
      `<path d="M1120 210h330v44q-20 130-165 130T1120 254z" fill="#5f94a8"/><ellipse cx="1285" cy="214" rx="168" ry="46" fill="#fffaf0"/><ellipse cx="1285" cy="222" rx="130" ry="30" fill="#f4ead6"/>`,
      `<rect x="90" y="120" width="480" height="290" rx="26" fill="#8f9aa3"/><rect x="112" y="142" width="436" height="246" rx="16" fill="#a9b4bb"/>${scone(200, 220)}${scone(330, 220)}${scone(460, 220)}${scone(200, 330)}${scone(330, 330)}${scone(460, 330)}`,
      placed(
        { x: 800, y: 300, turn: -8 },
        `<rect x="-230" y="-36" width="460" height="72" rx="30" fill="#b98a5c"/><path d="M-290 0h60M230 0h60" stroke="#8f6a45" stroke-width="36" stroke-linecap="round"/><path d="M-200-16H200" stroke="#d1a577" stroke-width="12" stroke-linecap="round"/>`,
      ),
      placed(
        { x: 1250, y: 640 },
        `<path d="M-80-10q0-70 80-70t80 70q0 40-80 40t-80-40z" fill="none" stroke="#8f9aa3" stroke-width="16"/>`,
      ),
      hand(620, 760, 24, '#c9616b', 'rose'),
      hand(960, 760, -22, '#e0a63f', 'deep'),
    ].join(''),
    { top: '#d8ab74', bottom: '#d8ab74' },
  )
}

/** Six people singing. */
export function choir(): string {
  const folder = (x: number, y: number, fill: string) =>
    placed(
      { x, y },
      `<path d="M-84-56L0-40 84-56V50L0 66-84 50z" fill="${fill}"/><path d="M0-40V66" stroke="#000" stroke-opacity=".2" stroke-width="5"/>`,
    )
  const back = [jo, lou, eli].map((who, at) =>
    placed(
      { x: 400 + at * 400, y: 330, size: 1.05 },
      bust({ ...who, laughing: false, singing: at !== 1, ...(at === 1 ? { laughing: true } : {}) }),
    ),
  )
  const front = [nan, ben, gus].map((who, at) =>
    placed(
      { x: 230 + at * 560, y: 600, size: 1.18 },
      bust({ ...who, laughing: false, singing: at !== 2, ...(at === 2 ? { laughing: true } : {}) }),
    ),
  )
  const holding = [nan, ben, gus].map((who, at) =>
    placed(
      { x: 230 + at * 560, y: 600, size: 1.18 },
      arm('M-112 220Q-140 320-80 330', who.top, who.skin, [-76, 328], 46) +
        arm('M112 220Q140 320 80 330', who.top, who.skin, [76, 328], 46),
    ),
  )
  return picture(
    [
      room('#b98a5c', 880),
      `<path d="M0 0h150q40 420-30 860H0zM1600 0h-150q-40 420 30 860h120z" fill="#8a4f56"/>`,
      windowPane(270, 90, 250, 300),
      windowPane(1080, 90, 250, 300),
      bunting(120, 30, 1480, 30, 110),
      ...back,
      `<rect x="150" y="745" width="1300" height="160" fill="#9a6e45"/><rect x="150" y="745" width="1300" height="22" fill="#b98a5c"/>`,
      ...front,
      ...holding,
      folder(230, 990, '#41597f'),
      folder(790, 990, '#7d3f46'),
      folder(1350, 990, '#3f766f'),
    ].join(''),
    { top: '#f6e6c9', bottom: '#f1dcb6' },
  )
}

/** A cat asleep on a windowsill. */
export function cat(): string {
  return picture(
    [
      windowPane(220, 90, 1160, 680),
      `<path d="M120 40q140 300 40 760H40V40zM1480 40q-140 300-40 760h120V40z" fill="#d9a0a0"/><path d="M100 60q60 320-10 720M1500 60q-60 320 10 720" stroke="#000" stroke-opacity=".1" stroke-width="14" fill="none"/>`,
      `<rect y="800" width="1600" height="70" fill="#fffaf0"/><rect y="864" width="1600" height="16" fill="#000" opacity=".08"/><rect y="880" width="1600" height="220" fill="#e8cfa6"/>`,
      placed(
        { x: 760, y: 800 },
        `<ellipse cx="20" cy="4" rx="370" ry="24" fill="#000" opacity=".1"/><path d="M-300 0q-40-240 190-250 260-16 380 110 60 70 40 140z" fill="#e09a4c"/><path d="M-40-250q30 60-6 110M60-246q30 60-6 110M160-214q26 60-10 110" stroke="#b9702f" stroke-width="26" fill="none" stroke-linecap="round"/><path d="M300 0q130 4 120-90-8-54-56-46" stroke="#e09a4c" stroke-width="52" fill="none" stroke-linecap="round"/><path d="M366-136q44-6 52 40" stroke="#b9702f" stroke-width="52" stroke-opacity=".5" fill="none" stroke-linecap="round"/><path d="M-330-190L-340-310-250-256zM-150-256L-70-316-90-190z" fill="#e09a4c"/><path d="M-318-216l-6-56 44 26zM-142-246l50-34-10 56z" fill="#f3c3a6"/><ellipse cx="-210" cy="-150" rx="136" ry="112" fill="#e9a95f"/><path d="M-250-256q0 40-6 60M-206-262v66M-162-256q0 40 6 60" stroke="#b9702f" stroke-width="16" fill="none" stroke-linecap="round"/><path d="M-284-156q26 24 52 0M-188-156q26 24 52 0" stroke="#4a2f1c" stroke-width="8" fill="none" stroke-linecap="round"/><path d="M-224-124h28l-14 16z" fill="#b5584f"/><path d="M-210-108q-4 22-28 18M-210-108q4 22 28 18" stroke="#4a2f1c" stroke-width="6" fill="none" stroke-linecap="round"/><path d="M-280-112l-90-14M-280-98l-86 10M-140-112l90-14M-140-98l86 10" stroke="#fff" stroke-width="5" stroke-linecap="round"/><ellipse cx="-150" cy="-18" rx="70" ry="30" fill="#f3c98f"/><ellipse cx="-280" cy="-18" rx="60" ry="28" fill="#f3c98f"/>`,
      ),
      placed(
        { x: 1260, y: 800 },
        `<path d="M-70-100H70L52 0H-52z" fill="#c0714e"/><path d="M-80-116H80v28H-80z" fill="#cf8260"/><path d="M0-110q-10-90-60-130M0-110q0-110 10-170M0-110q20-90 70-110" stroke="#5f8f52" stroke-width="10" fill="none"/><circle cx="-66" cy="-246" r="40" fill="#e58a93"/><circle cx="12" cy="-290" r="44" fill="#d9707c"/><circle cx="76" cy="-226" r="38" fill="#f4b8bd"/>`,
      ),
      placed(
        { x: 330, y: 800 },
        `<path d="M-110-40h220v40h-220z" fill="#5f94a8"/><path d="M-96-80h200v40H-96z" fill="#d9707c"/><path d="M-104-112h190v32h-190z" fill="#f2b950"/><path d="M-100-30h200M-86-60h180" stroke="#fff" stroke-opacity=".6" stroke-width="6"/>`,
      ),
    ].join(''),
    { top: '#f2dcc0', bottom: '#f7ecd8' },
  )
}

/** One person with a model boat at a workbench. */
export function workshop(): string {
  return picture(
    [
      room('#b98a5c', 900),
      windowPane(1060, 110, 380, 380),
      `<rect x="110" y="150" width="520" height="30" fill="#9a6e45"/><path d="M180 180v110M180 290h-26v60h52v-60zM300 180l0 150M276 200h48M430 180q-40 70 0 150M540 180v60h-40v30h80v-30h-40" stroke="#5d6b78" stroke-width="16" fill="none"/>`,
      placed({ x: 690, y: 430, size: 1.5 }, bust({ ...hal, down: true })),
      `<rect y="880" width="1600" height="220" fill="#c99a63"/><rect y="880" width="1600" height="24" fill="#dcb27d"/>`,
      placed(
        { x: 960, y: 870 },
        `<path d="M0-40V-420" stroke="#8f6a45" stroke-width="16"/><path d="M14-410Q190-260 170-90H14z" fill="#fffaf0"/><path d="M14-330q90 10 130 60M14-230q120 0 152 40" stroke="#d9cdb7" stroke-width="6" fill="none"/><path d="M-14-380Q-120-230-130-90H-14z" fill="#d9707c"/><path d="M-220-60H250q-30 110-140 110H-110Q-200 50-220-60z" fill="#3f7f94"/><path d="M-216-40H244" stroke="#fffaf0" stroke-width="12"/><path d="M0-420l60 18-60 20z" fill="#f2b950"/>`,
      ),
      placed(
        { x: 690, y: 430, size: 1.5 },
        arm('M-100 250Q-120 312-60 310', hal.top, hal.skin, [-44, 306]) +
          arm('M100 250Q124 306 80 310', hal.top, hal.skin, [72, 300]),
      ),
      placed(
        { x: 380, y: 900 },
        `<path d="M-50-70H50L40 0H-40z" fill="#7ba968"/><path d="M-20-70l-10-90M10-70l16-110" stroke="#9a6e45" stroke-width="12"/><path d="M-40-190h24v36h-24zM16-214h24v40H16z" fill="#d9653a"/>`,
      ),
    ].join(''),
    { top: '#efe0c2', bottom: '#f6e9cf' },
  )
}
