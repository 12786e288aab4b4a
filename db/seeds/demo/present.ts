import { file } from './past.ts'
import { type Others, saysNo } from './people.ts'
import { addPicture, type PictureFiles } from './pictures.ts'
import { approve, send, sendBack, writePost } from './posts.ts'
import { download, release } from './releases.ts'
import type { Stage } from './stage.ts'
import { answersOnTheWay, drafts, waitingForMorag } from './waiting.ts'

const both = ['oakFacebook', 'oakWebsite'] as const

/** What lies on everybody’s desk today: the jobs of a newcomer. */
export async function thisWeek(stage: Stage, files: PictureFiles, others: Others): Promise<void> {
  await walkAndBaking(stage, files)
  const robin = await robinPost(stage, files)
  const cat = await catPost(stage, files)
  await waitingForMorag(stage, files, others)
  await answersOnTheWay(stage, files, others)
  await drafts(stage, files)
  await thisMorning(stage, { robin, cat })
}

/** One is approved and ready to release; the other was sent back. */
async function walkAndBaking(stage: Stage, files: PictureFiles) {
  stage.at(4, '15:40')
  const walkers = await addPicture(stage, {
    file: file(files, 'autumn-walk'),
    by: 'asha',
    home: 'oak',
    title: 'Two on the wood path',
    alt: 'Two people in coats and woolly hats walk away arm in arm under orange trees.',
    shows: [
      { why: 'From behind, coat and hat, no face and no hair to be seen' },
      { why: 'From behind, coat and hat, no face and no hair to be seen' },
    ],
    second: 'gwen',
  })
  stage.at(4, '16:05')
  const hands = await addPicture(stage, {
    file: file(files, 'baking'),
    by: 'asha',
    home: 'oak',
    title: 'Scones, from above',
    event: 'Baking on Tuesday',
    alt: 'Two pairs of hands press out dough on a floured table, beside a tray of baked scones.',
    shows: [{ why: 'Only a hand and a sleeve' }, { why: 'Only a hand and a sleeve' }],
    second: 'gwen',
  })
  stage.at(3, '10:10')
  const walk = writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'A walk in the woods',
    words:
      'Woolly hats on, flask of soup in the bag. Four of us walked to the big beech and back before lunch. The leaves were worth it.',
    accounts: both,
    pictures: [walkers],
    planned: [1, '09:00'],
    soon: ['oakFacebook'],
  })
  send(stage, walk, 'asha')
  stage.at(3, '10:45')
  const baking = writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'Scones for the school fair',
    words:
      'Sixty scones, three kinds of jam and flour on every surface. They are all for the school fair on Friday. Come early, because we have tasted them.',
    accounts: both,
    pictures: [hands],
    planned: [4, '10:00'],
  })
  send(stage, baking, 'asha')
  stage.at(2, '08:20')
  approve(stage, walk, 'morag', both)
  stage.at(2, '08:30')
  sendBack(
    stage,
    baking,
    'morag',
    'I love this one. The school has moved its fair to Saturday, so please change the day. And say that the jam has nuts in it.',
  )
}

async function robinPost(stage: Stage, files: PictureFiles): Promise<string> {
  stage.at(2, '11:20')
  const picture = await addPicture(stage, {
    file: file(files, 'robin'),
    by: 'asha',
    home: 'oak',
    title: 'Gus and the robin',
    alt: 'Gus, in a green cap and using a wheelchair, laughs as a robin lands beside his hand at the bird table.',
    shows: [{ who: stage.cast.people.gus, seen: 'face' }],
  })
  const postId = writePost(stage, {
    by: 'asha',
    home: 'oak',
    title: 'Gus and the robin',
    words:
      'Gus has been patient for three weeks. This morning the robin came. No, we do not know who was happier.',
    accounts: both,
    pictures: [picture],
  })
  send(stage, postId, 'asha')
  stage.at(1, '08:40')
  approve(stage, postId, 'morag', both)
  return postId
}

async function catPost(stage: Stage, files: PictureFiles): Promise<string> {
  stage.at(1, '09:15')
  const picture = await addPicture(stage, {
    file: file(files, 'cat'),
    by: 'bea',
    home: 'oak',
    title: 'Biscuit on the windowsill',
    alt: 'A ginger cat sleeps in the sun on a windowsill, between a pile of books and a pot of pink flowers.',
    shows: [],
  })
  const postId = writePost(stage, {
    by: 'bea',
    home: 'oak',
    title: 'Biscuit is busy',
    words: 'Our busiest colleague has been hard at work since seven this morning.',
    accounts: ['oakFacebook'],
    pictures: [picture],
  })
  send(stage, postId, 'bea')
  stage.at(1, '10:05')
  approve(stage, postId, 'morag', ['oakFacebook'])
  return postId
}

/** Gus rings to say no. Somebody writes it down 25 minutes later, while a pack with his picture is out (SC07). */
async function thisMorning(stage: Stage, { robin, cat }: { robin: string; cat: string }) {
  stage.minutesAgo(150)
  download(stage, await release(stage, robin, 'asha', 'oakFacebook'), 'asha')
  stage.minutesAgo(110)
  download(stage, await release(stage, cat, 'asha', 'oakFacebook'), 'asha')
  stage.minutesAgo(70)
  saysNo(stage, stage.cast.people.gus, {
    minutesBefore: 25,
    route: 'phone',
    words: 'No more pictures of me, please. Not anywhere.',
    scope: 'everything',
    channels: [],
  })
}
