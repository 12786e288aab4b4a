import { z } from 'zod'
import { serviceFields } from '../setup/forms.ts'

export const serviceForm = z.object(serviceFields)
export type ServiceDetails = z.infer<typeof serviceForm>
