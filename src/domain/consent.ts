/** The words of a consent record. Source: domain model B2, B3, B5 and B6. */

export const consentDecisions = ['agree', 'refuse', 'no_answer'] as const
export type ConsentDecision = (typeof consentDecisions)[number]

export const consentDecisionNames: Record<ConsentDecision, string> = {
  agree: 'Yes',
  refuse: 'No',
  no_answer: 'No answer yet',
}

export const media = [
  'photo',
  'video',
  'audio',
  'artwork',
  'written_story',
  'quote_testimonial',
] as const
export type Media = (typeof media)[number]

export const mediaNames: Record<Media, string> = {
  photo: 'Photos',
  video: 'Films',
  audio: 'Voice recordings',
  artwork: 'Artwork',
  written_story: 'Written stories',
  quote_testimonial: 'Their words as a quote',
}

/** Everything visible, audible or written about a person must be on the line that covers it. */
export const identifiers = [
  'face',
  'body_not_face',
  'voice',
  'first_name',
  'nickname',
  'full_name',
  'age',
  'town',
  'service_name',
  'own_words',
  'story_details',
  'condition_or_support_need',
  'protected_characteristic',
  'tag_profile',
] as const
export type Identifier = (typeof identifiers)[number]

export const identifierNames: Record<Identifier, string> = {
  face: 'face',
  body_not_face: 'body but not face',
  voice: 'voice',
  first_name: 'first name',
  nickname: 'nickname',
  full_name: 'full name',
  age: 'age',
  town: 'town',
  service_name: 'name of the service',
  own_words: 'own words',
  story_details: 'details of their story',
  condition_or_support_need: 'condition or support need',
  protected_characteristic: 'a protected characteristic, such as religion',
  tag_profile: 'link to their own profile',
}

export const purposes = [
  'news_of_activities',
  'promote_service',
  'recruitment',
  'fundraising',
  'training',
  'award_entry',
  'paid_advertising',
] as const
export type Purpose = (typeof purposes)[number]

export const purposeNames: Record<Purpose, string> = {
  news_of_activities: 'News of activities',
  promote_service: 'Promoting the service',
  recruitment: 'Finding new colleagues',
  fundraising: 'Fundraising',
  training: 'Training',
  award_entry: 'Entering an award',
  paid_advertising: 'Paid advertising',
}

export const assetScopes = ['this_asset', 'this_event', 'any_until_end'] as const
export type AssetScope = (typeof assetScopes)[number]

export const assetScopeNames: Record<AssetScope, string> = {
  this_asset: 'Only the picture or words shown to them',
  this_event: 'Only from one event',
  any_until_end: 'Any, until the end date',
}

/** When posts already out must come down: on a date, only on withdrawal, or at the next review. */
export const displayEnds = ['until_withdrawn', 'until_review', 'date'] as const
export type DisplayEnd = (typeof displayEnds)[number]

export const displayEndNames: Record<DisplayEnd, string> = {
  until_withdrawn: 'May stay up until they change their mind',
  until_review: 'Until the next review',
  date: 'Must come down on a date',
}

export const conditionFlags = [
  'no_location',
  'not_with_named_others',
  'no_close_up',
  'no_mobility_aid',
  'black_list_words',
] as const
export type ConditionFlag = (typeof conditionFlags)[number]

export const conditionFlagNames: Record<ConditionFlag, string> = {
  no_location: 'do not say where it is',
  not_with_named_others: 'not together with other people’s names',
  no_close_up: 'no close-up',
  no_mobility_aid: 'no wheelchair, frame or other aid in sight',
  black_list_words: 'some words must not be used',
}

/** Only the first may make a consent usable until the other routes are built; the rest are offered so that staff see why not. */
export const giverKinds = [
  'self',
  'parent_or_pr_holder',
  'local_authority_pr',
  'attorney_hw',
  'deputy_welfare',
  'court_order',
  'welfare_attorney_sct',
  'welfare_guardian_sct',
  'intervention_order_sct',
  'personal_representative_deceased',
  'relative',
  'next_of_kin',
  'friend',
  'support_worker',
  'imca',
  'appointee',
  'attorney_property',
  'continuing_attorney',
  'deputy_property',
  'named_person',
] as const
export type GiverKind = (typeof giverKinds)[number]

export const capacityBases = [
  'presumed_no_doubt',
  'assessed_has',
  'assessed_lacks',
  'doubt_recorded',
] as const
export type CapacityBasis = (typeof capacityBases)[number]

export const methods = [
  'paper_signed',
  'on_screen_signed',
  'mark_with_witness',
  'video_statement',
  'signed_language_with_witness',
  'spoken_with_witness',
  'email',
  'post',
] as const
export type Method = (typeof methods)[number]

export const methodNames: Record<Method, string> = {
  paper_signed: 'Signed on paper',
  on_screen_signed: 'Signed on a screen',
  mark_with_witness: 'Made a mark, with a witness',
  video_statement: 'Said it on film',
  signed_language_with_witness: 'In sign language, with a witness',
  spoken_with_witness: 'Said it, with a witness',
  email: 'By e-mail',
  post: 'By post',
}

/** Answers that leave nothing to open unless the scan, letter or film is attached (B2 evidence_files). */
export const methodNeedsEvidence = (method: Method): boolean =>
  method === 'paper_signed' ||
  method === 'email' ||
  method === 'post' ||
  method === 'video_statement' ||
  method === 'on_screen_signed'

export const methodNeedsWitness = (method: Method): boolean =>
  method === 'mark_with_witness' ||
  method === 'signed_language_with_witness' ||
  method === 'spoken_with_witness'

export const noticeFormats = [
  'standard',
  'easy_read',
  'large_print',
  'audio',
  'bsl_video',
  'welsh',
  'other',
] as const
export type NoticeFormat = (typeof noticeFormats)[number]

export const noticeFormatNames: Record<NoticeFormat, string> = {
  standard: 'Standard',
  easy_read: 'Easy Read',
  large_print: 'Large print',
  audio: 'Audio',
  bsl_video: 'British Sign Language film',
  welsh: 'Welsh',
  other: 'Another format',
}

/** What the person must have been told, each ticked by the person who told them (C15). */
export const toldPoints = [
  'who_we_are',
  'where_it_may_appear',
  'anyone_can_copy',
  'shows_use_of_service',
  'can_say_no',
  'can_change_mind',
  'care_not_affected',
  'how_long',
  'who_to_complain_to',
] as const
export type ToldPoint = (typeof toldPoints)[number]

export const toldPointNames: Record<ToldPoint, string> = {
  who_we_are: 'Who we are',
  where_it_may_appear: 'Where it may appear',
  anyone_can_copy: 'Anyone can see, copy and keep it',
  shows_use_of_service: 'Being shown tells people they use this service',
  can_say_no: 'They can say no',
  can_change_mind: 'They can change their mind, and how',
  care_not_affected: 'Saying no changes nothing about their care',
  how_long: 'How long it lasts',
  who_to_complain_to: 'Who to complain to',
}

export const lawfulBases = [
  'explicit_consent',
  'consent',
  'legitimate_interests_with_objection',
  'substituted_decision',
] as const
export type LawfulBasis = (typeof lawfulBases)[number]

export const seeFirstWishes = ['always', 'first_time', 'no'] as const
export type SeeFirstWish = (typeof seeFirstWishes)[number]

export const seeFirstNames: Record<SeeFirstWish, string> = {
  always: 'Every time',
  first_time: 'The first time only',
  no: 'No need',
}

export const posthumousUses = ['yes_as_agreed', 'family_to_decide', 'no', 'not_asked'] as const
export type PosthumousUse = (typeof posthumousUses)[number]

export const posthumousUseNames: Record<PosthumousUse, string> = {
  yes_as_agreed: 'Yes, as agreed',
  family_to_decide: 'Let the family decide',
  no: 'No',
  not_asked: 'Not asked',
}

export const consentStates = [
  'draft',
  'requested',
  'given_unchecked',
  'active',
  'review_due',
  'suspended',
  'partly_withdrawn',
  'withdrawn',
  'expired',
  'refused',
  'superseded',
  'ended_death',
  'void',
] as const
export type ConsentState = (typeof consentStates)[number]

export const consentStateNames: Record<ConsentState, string> = {
  draft: 'Being filled in',
  requested: 'Asked, waiting for an answer',
  given_unchecked: 'Answered, not checked yet',
  active: 'In force',
  review_due: 'Review is due',
  suspended: 'Paused',
  partly_withdrawn: 'Partly withdrawn',
  withdrawn: 'Withdrawn',
  expired: 'Ran out',
  refused: 'Said no',
  superseded: 'Replaced by a newer answer',
  ended_death: 'Ended',
  void: 'Entered by mistake',
}

export const withdrawalRoutes = [
  'in_person',
  'phone',
  'email',
  'letter',
  'text_or_app',
  'social_message',
  'through_carer',
  'through_advocate',
  'by_behaviour',
  'via_authority_holder',
  'via_other_person',
] as const
export type WithdrawalRoute = (typeof withdrawalRoutes)[number]

export const withdrawalRouteNames: Record<WithdrawalRoute, string> = {
  in_person: 'They told me',
  phone: 'On the phone',
  email: 'By e-mail',
  letter: 'In a letter',
  text_or_app: 'By text or an app',
  social_message: 'In a message on social media',
  through_carer: 'They told another member of staff',
  through_advocate: 'Through their advocate',
  by_behaviour: 'They showed it: turned away, upset, covered their face',
  via_authority_holder: 'Through someone with legal power to decide',
  via_other_person: 'Somebody else said it for them',
}

export const withdrawalScopes = ['everything', 'channels', 'identifiers', 'assets'] as const
export type WithdrawalScope = (typeof withdrawalScopes)[number]
