import { accountRules } from './account.ts'
import { actorRules } from './actor.ts'
import { approvalRules } from './approval.ts'
import { assetRules } from './asset.ts'
import { contentRules } from './content.ts'
import { personRules } from './person.ts'
import type { Rule } from './rule.ts'

/** Every family of rules. Their order means nothing: a test shuffles them. */
export const rules: readonly Rule[] = [
  ...personRules,
  ...assetRules,
  ...contentRules,
  ...accountRules,
  ...actorRules,
  ...approvalRules,
]
