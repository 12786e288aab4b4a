/** Courses that staff take. Only the first opens the door to publishing (O1-03, W02); the rest are kept for the record. */

export const courses = ['social_media', 'data_protection', 'safeguarding'] as const
export type Course = (typeof courses)[number]

export const courseNames: Record<Course, string> = {
  social_media: 'Social media and online safety',
  data_protection: 'Data protection and confidentiality',
  safeguarding: 'Safeguarding',
}

/** Without this one nobody may send for approval, approve or release. */
export const requiredCourse: Course = 'social_media'
