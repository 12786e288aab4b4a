import { eq } from 'drizzle-orm'
import { isKept, keepScreenshot } from '../../../src/exports/screenshots.ts'
import { isRefused } from '../../../src/http/refusals.ts'
import { recordTakedown, verifyTakedown } from '../../../src/takedowns/record.ts'
import { takedown } from '../../schema/exports.ts'
import { type Others, saysNo } from './people.ts'
import { addPicture, jpegFile, type PictureFiles } from './pictures.ts'
import { approve, send, writePost } from './posts.ts'
import { confirm, download, release } from './releases.ts'
import type { Stage } from './stage.ts'

/** What went out in the last weeks, and one post that came down again. */
export async function lastWeeks(stage: Stage, files: PictureFiles, others: Others): Promise<void> {
  await choir(stage, files, others)
  await tomatoes(stage, files)
  await hallOfAsh(stage, files)
  await nanChangesHerMind(stage, files, others)
}

async function choir(stage: Stage, files: PictureFiles, { nan, jo, lou, eli }: Others) {
  const { people } = stage.cast
  stage.at(13, '16:10')
  const shows = [nan, people.ben, people.gus, jo, lou, eli]
  const picture = await addPicture(stage, {
    file: file(files, 'choir'),
    by: 'asha',
    home: 'oak',
    title: 'The choir in the lounge',
    event: 'Choir for the neighbours',
    alt: 'Six people in two rows sing with song books open, in front of red curtains and paper flags.',
    shows: shows.map((who) => ({ who, seen: 'face' as const })),
  })
  const postId = writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'The choir sings for the street',
    words:
      'Six voices, one piano and a very full lounge. Our choir sang for the neighbours on Friday. Thank you to everyone who came, and to whoever shouted for one more song. You got two.',
    accounts: ['oakFacebook', 'oakWebsite'],
    pictures: [picture],
  })
  stage.at(12, '09:05')
  send(stage, postId, 'asha')
  stage.at(12, '12:40')
  approve(stage, postId, 'morag', ['oakFacebook', 'oakWebsite'])
  stage.at(11, '09:30')
  await putOut(stage, postId, 'oakFacebook', {
    address: 'https://www.facebook.com/OakHouseCare/posts/1058',
    screen: file(files, 'screen-choir-facebook'),
  })
  stage.at(11, '09:50')
  await putOut(stage, postId, 'oakWebsite', {
    address: 'https://oakhouse.example/news/choir',
    screen: file(files, 'screen-choir-website'),
  })
}

async function tomatoes(stage: Stage, files: PictureFiles) {
  stage.at(9, '15:25')
  const picture = await addPicture(stage, {
    file: file(files, 'greenhouse'),
    by: 'bea',
    home: 'oak',
    title: 'Wen in the greenhouse',
    alt: 'Wen, in a blue jumper and glasses, laughs over a basket full of ripe tomatoes.',
    shows: [{ who: stage.cast.people.wen, seen: 'face' }],
  })
  const postId = writePost(stage, {
    by: 'bea',
    home: 'oak',
    title: 'Wen’s tomatoes',
    words:
      'Wen said in March that these would be the best tomatoes we have ever had. Wen was right. Soup on Thursday.',
    accounts: ['oakFacebook', 'oakWebsite'],
    pictures: [picture],
  })
  stage.at(9, '16:00')
  send(stage, postId, 'bea')
  stage.at(8, '08:35')
  approve(stage, postId, 'morag', ['oakFacebook', 'oakWebsite'])
  stage.at(8, '10:15')
  await putOut(stage, postId, 'oakFacebook', {
    address: 'https://www.facebook.com/OakHouseCare/posts/1063',
    screen: file(files, 'screen-greenhouse-facebook'),
  })
  stage.at(8, '10:30')
  await putOut(stage, postId, 'oakWebsite', {
    address: 'https://oakhouse.example/news/tomatoes',
    screen: file(files, 'screen-greenhouse-website'),
  })
}

async function hallOfAsh(stage: Stage, files: PictureFiles) {
  stage.at(7, '14:20')
  const picture = await addPicture(stage, {
    file: file(files, 'hall'),
    by: 'rhys',
    home: 'ash',
    title: 'The hall before the dance',
    alt: 'An empty hall with flags and lights, round tables with flowers, and a piano on a small stage.',
    shows: [],
  })
  const postId = writePost(stage, {
    by: 'rhys',
    home: 'ash',
    title: 'Ready for the tea dance',
    words:
      'Flags up, floor swept, piano tuned. Doors open at two on Saturday. Bring your dancing shoes.',
    accounts: ['ashFacebook'],
    pictures: [picture],
  })
  send(stage, postId, 'rhys')
  stage.at(7, '17:05')
  approve(stage, postId, 'morag', ['ashFacebook'])
  stage.at(6, '09:10')
  await putOut(
    stage,
    postId,
    'ashFacebook',
    {
      address: 'https://www.facebook.com/AshLodgeCare/posts/214',
      screen: file(files, 'screen-hall-facebook'),
    },
    'rhys',
  )
}

/** Nan no longer wants to be on Facebook: the choir comes down there and stays on the website. */
async function nanChangesHerMind(stage: Stage, files: PictureFiles, { nan }: Others) {
  const { platform } = stage
  stage.at(5, '13:30')
  saysNo(stage, nan, {
    minutesBefore: 10,
    route: 'in_person',
    words: 'The website is fine. Please take me off Facebook, I don’t want my cousins to see.',
    scope: 'channels',
    channels: ['facebook'],
  })
  stage.at(5, '14:20')
  const open = platform.database.select().from(takedown).where(eq(takedown.because, 'C04')).get()
  const proof = await keepScreenshot(platform, jpegFile(file(files, 'screen-gone')), 'proof')
  if (!open || !isKept(proof)) throw new Error('The takedown of the demo was not opened.')
  const step = () => ({ takedownId: open.id, formKey: platform.newId() })
  const doneAt = platform.now()
  const done = {
    method: 'deleted',
    doneAt,
    proof,
    note: 'Deleted on the phone in the office.',
  } as const
  const outcomes = [recordTakedown(platform, stage.viewer('asha'), step(), done)]
  stage.at(5, '15:45')
  outcomes.push(verifyTakedown(platform, stage.viewer('sam'), step()))
  if (outcomes.some(isRefused)) throw new Error('A step of the demo’s takedown was refused.')
}

/** Releases, downloads and confirms within some minutes. */
async function putOut(
  stage: Stage,
  postId: string,
  account: Parameters<typeof release>[3],
  proof: Parameters<typeof confirm>[3],
  by: 'asha' | 'rhys' = 'asha',
): Promise<void> {
  const packId = await release(stage, postId, by, account)
  download(stage, packId, by)
  await confirm(stage, packId, by, proof)
}

export function file(files: PictureFiles, name: string): Uint8Array {
  const found = files[name]
  if (!found) throw new Error(`The demo has no picture called ${name}.`)
  return found
}
