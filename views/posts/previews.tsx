import { isWaiting } from '../../src/domain/lifecycle.ts'
import { reviewOf } from '../../src/media/addresses.ts'
import type { Live } from '../../src/posts/compose.ts'
import { PostPreview } from './preview.tsx'

/** About how the post will look in each place, refreshed at each save. */
export function Previews({ live }: { readonly live: Live }) {
  const pictures = live.pictures.map(({ id, altText, width, height }) => ({
    src: reviewOf(id),
    alt: altText,
    width,
    height,
  }))
  return (
    <section class="stack" id="previews" aria-labelledby="previews-title">
      <h2 id="previews-title">About how it will look</h2>
      <section class="previews" tabindex={0} aria-label="Previews">
        {live.targets
          .filter(({ state }) => isWaiting(state))
          .map((target) => (
            <PostPreview
              channel={target.channel}
              accountName={target.accountName}
              audience={target.audience}
              words={target.effective}
              pictures={pictures}
              planned={target.planned}
            />
          ))}
      </section>
    </section>
  )
}
