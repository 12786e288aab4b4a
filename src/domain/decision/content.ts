import { type Reason, raise } from './reasons.ts'
import { everyAct, none, type Rule, thePost } from './rule.ts'
import type { Scene } from './scene.ts'

/** Rules about the words and what the post is for (T). */
export const contentRules: readonly Rule[] = [
  { acts: everyAct, per: 'act', judge: category },
  { acts: everyAct, per: 'act', judge: altText },
]

function category({ facts }: Scene): readonly Reason[] {
  const missing: ('category' | 'purpose')[] = []
  if (facts.post.category === null) missing.push('category')
  if (facts.post.purpose === null) missing.push('purpose')
  return missing.length > 0 ? [raise('T01', thePost(facts), { missing })] : none
}

/** Something that shows people is never mere decoration. */
function altText({ facts }: Scene): readonly Reason[] {
  return facts.assets.flatMap(({ id, altText, decorative, appearances }) => {
    const described = (altText ?? '').trim() !== ''
    if (described || (decorative && appearances.length === 0)) return []
    return [raise('T07', { kind: 'asset', id, personId: null }, {})]
  })
}
