import { z } from 'zod'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { ageBands, communicationNeeds, personKinds, personStatuses } from '../domain/people.ts'
import { lights } from '../domain/permission-light.ts'
import { checkDated, dayField, optionalDayField, textUpTo, ticks } from '../http/date-fields.ts'
import type { Checked, FormValues } from '../http/forms.ts'
import type { PersonRow } from './store.ts'

const fields = {
  kind: z.enum(personKinds, 'Choose who this is.'),
  known_as: z
    .string('Write the name they go by.')
    .trim()
    .min(1, 'Write the name they go by.')
    .max(60, 'Use no more than 60 characters.')
    .regex(/[\p{L}\p{N}]/u, 'Write the name they go by, with at least one letter.'),
  full_name: textUpTo(120),
  age_band: z.enum(ageBands, 'Say what we know about their age.'),
  born: optionalDayField,
  needs: ticks(communicationNeeds),
}

export type PersonEntry = {
  readonly kind: (typeof personKinds)[number]
  readonly knownAs: string
  readonly fullName: string
  readonly ageBand: (typeof ageBands)[number]
  readonly dateOfBirth: string | null
  readonly needs: readonly (typeof communicationNeeds)[number][]
}
export type NewPerson = PersonEntry & { readonly serviceId: string }
export type PersonChange = PersonEntry & {
  readonly status: (typeof personStatuses)[number]
  readonly leftOn: string | null
  readonly lockVersion: number
}

type Sent = z.infer<z.ZodObject<typeof fields>>

const entryOf = (sent: Sent): PersonEntry => ({
  kind: sent.kind,
  knownAs: sent.known_as.replace(/\s+/g, ' '),
  fullName: sent.full_name.replace(/\s+/g, ' '),
  ageBand: sent.age_band,
  dateOfBirth: sent.age_band === 'date_of_birth' ? sent.born : null,
  needs: sent.needs,
})

function checkAge(sent: Sent, today: string, ctx: z.RefinementCtx): void {
  const message = sent.age_band === 'date_of_birth' ? birthProblem(sent.born, today) : null
  if (message !== null) ctx.addIssue({ code: 'custom', path: ['born'], message })
}

function birthProblem(born: string | null, today: string): string | null {
  if (born === null) return 'Fill in the date of birth.'
  if (born > today) return 'A date of birth cannot be in the future.'
  return born < '1890-01-01' ? 'Check the year of birth.' : null
}

/** @param services where this member of staff may add people @param today London day */
export function readNewPerson(
  values: FormValues,
  services: readonly string[],
  today: string,
): Checked<NewPerson> {
  const schema = z
    .object({
      ...fields,
      service: z.string().refine((id) => services.includes(id), 'Choose the service.'),
    })
    .superRefine((sent, ctx) => checkAge(sent, today, ctx))
    .transform((sent) => ({ ...entryOf(sent), serviceId: sent.service }))
  const [only] = services
  const known = services.length === 1 && only !== undefined ? { ...values, service: only } : values
  return checkDated(schema, known, 'born')
}

export function readPersonChange(values: FormValues, today: string): Checked<PersonChange> {
  const schema = z
    .object({
      ...fields,
      status: z.enum(personStatuses, 'Choose how things stand.'),
      left: optionalDayField,
      lock_version: z.coerce.number().int().positive(),
    })
    .superRefine((sent, ctx) => {
      checkAge(sent, today, ctx)
      if (!hasMovedOn(sent)) return
      const wrong = (message: string) => ctx.addIssue({ code: 'custom', path: ['left'], message })
      if (sent.left === null) wrong('Fill in the day they left.')
      else if (sent.left > today) wrong('The day they left cannot be in the future.')
    })
    .transform((sent) => ({
      ...entryOf(sent),
      status: sent.status,
      leftOn: hasMovedOn(sent) ? sent.left : null,
      lockVersion: sent.lock_version,
    }))
  return checkDated(schema, values, 'born', 'left')
}

const hasMovedOn = ({ kind, status }: { kind: string; status: string }): boolean =>
  status === 'left_service' || kind === 'former_pws' || kind === 'former_staff'

export type NewBasis = { readonly assessment: string; readonly from: string }

export function readBasis(values: FormValues, today: string): Checked<NewBasis> {
  const schema = z.object({
    assessment: z
      .string('Write why this is fair to them.')
      .trim()
      .min(
        20,
        'Write a sentence or two: why the pictures are needed, and why this is fair to them.',
      )
      .max(2000, 'Use no more than 2,000 characters.'),
    from: dayField('Fill in the day it starts.').refine(
      (day) => day <= today,
      'The first day cannot be in the future.',
    ),
  })
  return checkDated(schema, values, 'from')
}

const blankIsNone = (value: unknown) => (value === '' ? undefined : value)
const filter = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(blankIsNone, schema.optional().catch(undefined))

/** The register's filters, all in the address. What makes no sense is left out. A name is never in the address. */
export const peopleFilters = z.object({
  service: filter(z.uuid()),
  kind: filter(z.enum(personKinds)),
  state: filter(z.enum(lights)),
  after: filter(z.uuid()),
})
export type PeopleFilters = z.infer<typeof peopleFilters>

/** An entry as the form shows it. */
export const entryValues = (person: PersonRow): Record<string, string | string[]> => ({
  kind: person.kind,
  known_as: person.knownAs,
  full_name: person.fullName,
  age_band: person.ageBand,
  ...dateValues('born', person.dateOfBirth),
  needs: [...person.needs],
  status: person.status,
  ...dateValues('left', person.leftOn),
})
