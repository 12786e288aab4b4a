import type { AssetFacts } from './decision/facts-media.ts'

/** What must be answered about a picture before anyone is asked to approve it, in the order to answer it. */
export const pictureQuestions = [
  'count',
  'tags',
  'unknown',
  'second_look',
  'description',
  'licence',
] as const
export type PictureQuestion = (typeof pictureQuestions)[number]

/** The questions still open, and the sentence for each. None left does not mean it may go out: consent is asked by the gate. */
export function openQuestions(picture: AssetFacts): PictureQuestion[] {
  return pictureQuestions.filter((question) => isOpen[question](picture))
}

const isOpen: Record<PictureQuestion, (picture: AssetFacts) => boolean> = {
  count: (picture) => picture.declaredPeople === null,
  tags: (picture) =>
    picture.declaredPeople !== null && picture.declaredPeople !== picture.appearances.length,
  unknown: (picture) => picture.appearances.some(({ kind }) => kind === 'unknown'),
  second_look: (picture) => picture.appearances.some(needsSecondLook),
  description: (picture) => !picture.altText && !picture.decorative,
  licence: (picture) => picture.licence === null || picture.licence.kind === 'none',
}

/** One person said that nobody could recognise somebody; a second, who knows the service, has not agreed yet (S10). */
export const needsSecondLook = (appearance: AssetFacts['appearances'][number]): boolean =>
  appearance.kind === 'not_identifiable' &&
  (appearance.checkedBy.second === null ||
    appearance.checkedBy.second === appearance.checkedBy.first)

/** What a still picture can show of a person, and how a carer would say it. The first two are told apart by one question. */
export const shownInPicture = [
  'first_name',
  'full_name',
  'age',
  'town',
  'service_name',
  'story_details',
  'condition_or_support_need',
  'protected_characteristic',
] as const

export const shownInPictureNames: Record<(typeof shownInPicture)[number], string> = {
  first_name: 'Their first name, such as on a badge or a cake',
  full_name: 'Their full name, such as on a certificate',
  age: 'Their age, such as on a birthday card',
  town: 'Where it is, such as a street or town sign',
  service_name: 'The name of the service, such as a sign or a uniform',
  story_details: 'Something about their life',
  condition_or_support_need: 'A condition or support they need, such as a hoist or medicine',
  protected_characteristic: 'Something such as their religion or ethnic origin',
}

/** Longest description in characters. Facebook, Instagram and X take 1,000; no platform we know takes less. */
export const longestDescription = 1000
