/** Where something can be published. Consent names these one by one; "social media" is not a channel (B3). */

export const channels = [
  'own_website',
  'facebook',
  'instagram',
  'x',
  'linkedin',
  'tiktok',
  'youtube',
  'newsletter_print',
  'local_press',
  'partner_site',
  'review_site_reply',
  'closed_family_group',
  'notice_board',
] as const
export type Channel = (typeof channels)[number]

export const channelNames: Record<Channel, string> = {
  own_website: 'Own website',
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  newsletter_print: 'Printed newsletter',
  local_press: 'Local press',
  partner_site: 'Partner’s website',
  review_site_reply: 'Reply on a review site',
  closed_family_group: 'Closed family group',
  notice_board: 'Notice board',
}

/** The same inside a sentence: “Approve for our website and Facebook”. */
export const channelsInWords: Record<Channel, string> = {
  ...channelNames,
  own_website: 'our website',
  newsletter_print: 'the printed newsletter',
  local_press: 'the local press',
  partner_site: 'the partner’s website',
  review_site_reply: 'a review site',
  closed_family_group: 'the closed family group',
  notice_board: 'the notice board',
}

/** The same inside a sentence: “Leave the website out”. */
export const channelInSentence: Record<Channel, string> = {
  ...channelNames,
  own_website: 'the website',
  newsletter_print: 'the printed newsletter',
  local_press: 'the local press',
  partner_site: 'the partner’s website',
  review_site_reply: 'the review site',
  closed_family_group: 'the closed family group',
  notice_board: 'the notice board',
}

export const accountStatuses = [
  'proposed',
  'active',
  'suspended',
  'lost_control',
  'closed',
] as const
export type AccountStatus = (typeof accountStatuses)[number]

export const accountStatusNames: Record<AccountStatus, string> = {
  proposed: 'Proposed',
  active: 'Active',
  suspended: 'Switched off',
  lost_control: 'Lost control of',
  closed: 'Closed',
}

export const audiences = ['public', 'closed_group'] as const
export type Audience = (typeof audiences)[number]

export const audienceNames: Record<Audience, string> = {
  public: 'Anyone',
  closed_group: 'Closed group (still counts as publishing)',
}
