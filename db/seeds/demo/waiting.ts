import { delegate } from '../../../src/staff/delegations.ts'
import { ask, sayYes } from './answers.ts'
import { file } from './past.ts'
import type { Others } from './people.ts'
import { addPicture, type PictureFiles } from './pictures.ts'
import { send, writePost } from './posts.ts'
import type { Stage } from './stage.ts'

const both = ['oakFacebook', 'oakWebsite'] as const

/** Three posts: one is fine, one not for Facebook, one shows somebody nobody could recognise. */
export async function waitingForMorag(stage: Stage, files: PictureFiles, { eli }: Others) {
  const { people } = stage.cast
  stage.at(1, '11:00')
  const cake = await addPicture(stage, {
    file: file(files, 'birthday'),
    by: 'asha',
    home: 'oak',
    title: 'Ann and her cake',
    alt: 'Ann, with white curls and purple glasses, laughs behind a pink cake with four candles. Balloons hang above her.',
    shows: [{ who: people.ann, seen: 'face' }],
  })
  const birthday = writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'Happy birthday, Ann',
    words:
      'Two layers, four candles and one very good wish, which Ann is not telling anybody. Happy birthday, Ann, from all of us.',
    accounts: both,
    pictures: [cake],
    planned: [1, '10:00'],
  })
  send(stage, birthday, 'asha')
  stage.at(1, '11:50')
  const easel = await addPicture(stage, {
    file: file(files, 'painting'),
    by: 'bea',
    home: 'oak',
    title: 'Dot at the easel',
    event: 'Painting class',
    alt: 'Dot, in an apron and red glasses, paints three sunflowers in a blue pot.',
    shows: [{ who: people.dot, seen: 'face' }],
  })
  const painting = writePost(stage, {
    by: 'bea',
    home: 'oak',
    title: 'Sunflowers in the painting class',
    words:
      'Three sunflowers, one blue pot and a whole afternoon. Dot’s painting hangs by the front door from Monday.',
    accounts: both,
    pictures: [easel],
    planned: [2, '09:30'],
  })
  send(stage, painting, 'bea')
  stage.at(1, '13:30')
  const lawn = await addPicture(stage, {
    file: file(files, 'croquet'),
    by: 'asha',
    home: 'oak',
    title: 'Croquet on the lawn',
    event: 'Croquet Sunday',
    alt: 'Wen, Eli and Ben hold croquet mallets on a sunny lawn. Eli uses a wheelchair and Ben waves.',
    shows: [
      { who: people.wen, seen: 'face' },
      { who: eli, seen: 'face' },
      { who: people.ben, seen: 'face' },
      { why: 'Far behind by the bushes, turned away, too small to be known' },
    ],
  })
  const croquet = writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'A very serious game of croquet',
    words:
      'Wen plays to win. Eli plays by the rules. Ben waves at the crowd. It ended in a draw, so there will have to be another game.',
    own: {
      oakFacebook:
        'Wen plays to win. Eli plays by the rules. Ben waves at the crowd. Who would you back?',
    },
    accounts: both,
    pictures: [lawn],
    planned: [3, '11:00'],
  })
  send(stage, croquet, 'asha')
}

/** Ed has been asked; Cora has answered on paper and somebody must check it. */
export async function answersOnTheWay(stage: Stage, files: PictureFiles, { cora }: Others) {
  const { cast } = stage
  stage.at(1, '14:10')
  ask(stage, { personId: cast.people.ed, home: 'oak', by: 'gwen' })
  stage.at(1, '14:45')
  await sayYes(stage, {
    personId: cora,
    home: 'oak',
    by: 'gwen',
    daysAgo: 1,
    time: '14:30',
    method: 'paper_signed',
    channels: both.map((name) => (name === 'oakFacebook' ? 'facebook' : 'own_website')),
    scan: file(files, 'form-cora'),
  })
  stage.at(1, '15:30')
  const away = { serviceId: cast.services.oak, fromStaffId: cast.staff.morag } as const
  const problem = stage.inOne((tx) =>
    delegate(tx, stage.platform, {
      ...away,
      toStaffId: cast.staff.dee,
      start: stage.day(7),
      end: stage.day(11),
      reason: 'I am on leave that week.',
    }),
  )
  if (problem) throw new Error(`The delegation of the demo was refused: ${JSON.stringify(problem)}`)
}

/** The newcomer’s own first job: nobody has asked Cal yet. And a draft in the other home. */
export async function drafts(stage: Stage, files: PictureFiles) {
  const { people } = stage.cast
  stage.at(1, '16:10')
  const boat = await addPicture(stage, {
    file: file(files, 'workshop'),
    by: 'rhys',
    home: 'ash',
    title: 'Hal’s boat',
    alt: 'Hal, in glasses, sits at a workbench with his model sailing boat.',
    shows: [{ who: people.hal, seen: 'face' }],
  })
  writePost(stage, {
    by: 'rhys',
    home: 'ash',
    title: 'Hal builds a boat',
    words: 'It took Hal all winter. On Sunday we find out whether it floats.',
    accounts: ['ashFacebook'],
    pictures: [boat],
    planned: [5, '12:00'],
  })
  stage.at(1, '16:40')
  const tea = await addPicture(stage, {
    file: file(files, 'garden-tea'),
    by: 'asha',
    home: 'oak',
    title: 'Tea on the lawn',
    event: 'Garden party',
    alt: 'Ann and Cal smile over cups of tea and scones at a table on the lawn.',
    shows: [
      { who: people.ann, seen: 'face' },
      { who: people.cal, seen: 'face' },
    ],
  })
  writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'Garden party',
    words:
      'Tea, scones and a teapot that never runs dry. Thank you to everyone who came to our garden party. What an afternoon!',
    accounts: both,
    pictures: [tea],
    planned: [6, '09:00'],
  })
}
