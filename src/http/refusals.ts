/** A "no" to an action: a value, not a fault. Each has a status and a sentence that says what to do next. */
export const refusals = {
  changed_meanwhile: {
    status: 409,
    sentence:
      'Someone else changed this while you were looking at it. Check what is new, then try again.',
  },
  wrong_state: {
    status: 409,
    sentence: 'This has moved on, so that can no longer be done. The page shows how it stands now.',
  },
  not_allowed: {
    status: 403,
    sentence: 'Your role cannot do this. Ask your Registered Manager.',
  },
  gate_says_no: {
    status: 422,
    sentence: 'This may not go out yet. The reasons are listed with what to do about each.',
  },
  four_eyes: {
    status: 422,
    sentence: 'Someone else must do this, because you worked on it yourself.',
  },
  storage_full: {
    status: 507,
    sentence: 'There is no room left to store files. Nothing was saved. Ask your administrator.',
  },
  too_large: {
    status: 413,
    sentence: 'That is more than we can take at once. The limit for one file is 25 MB.',
  },
} as const satisfies Record<string, { status: number; sentence: string }>

export type RefusalCode = keyof typeof refusals
export type Refused = { readonly refused: RefusalCode }

export const refuse = (refused: RefusalCode): Refused => ({ refused })

export const isRefused = (outcome: object): outcome is Refused => 'refused' in outcome
