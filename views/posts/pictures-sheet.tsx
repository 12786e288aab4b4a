import { reviewOf, thumbOf } from '../../src/media/addresses.ts'
import type { Compose } from '../../src/posts/compose.ts'
import type { PictureOnPost } from '../../src/posts/store.ts'
import { errorFor } from '../shared/form.tsx'
import { Icon } from '../shared/icon.tsx'
import { Sheet } from '../shared/page.tsx'
import { type Mark, Verdict } from '../shared/verdict.tsx'

/** The pictures in their order, each with its description and whether everybody in it is named. */
export function PicturesSheet({ compose }: { readonly compose: Compose }) {
  const { pictures, form, found } = compose
  const error = errorFor(form, 'pictures')
  return (
    <Sheet title="Pictures" id="pictures" aside={pictures.length > 1 ? order : undefined}>
      <div class="field" id="field-pictures" data-invalid={error ? '' : undefined}>
        {error && <p class="error">{error}</p>}
        {pictures.length === 0 && (
          <p class="soft">No pictures yet. A post with words alone is fine too.</p>
        )}
        <ol class="media-strip" data-reorder>
          {pictures.map((picture, at) => (
            <Picture picture={picture} at={at} of={pictures.length} postId={found.post.id} />
          ))}
        </ol>
      </div>
      <div class="buttons">
        <button
          type="submit"
          class="button"
          data-tone="quiet"
          formaction={`/posts/${found.post.id}/draft`}
          name="then"
          value="pictures"
        >
          <Icon name="add" />
          Add pictures
        </button>
      </div>
    </Sheet>
  )
}

const order = 'Shown in this order'

function Picture(props: {
  readonly picture: PictureOnPost
  readonly at: number
  readonly of: number
  readonly postId: string
}) {
  const { picture, at } = props
  const here = `/posts/${props.postId}/pictures/${picture.id}`
  const name = `picture ${at + 1}`
  return (
    <li data-picture={picture.id}>
      <a href={`/media/${picture.id}`}>
        <img
          src={props.of === 1 ? reviewOf(picture.id) : thumbOf(picture.id)}
          alt={`Open ${name}`}
          width="480"
          height="360"
        />
      </a>
      <div class="about">
        <p class="alt">
          {picture.altText === '' ? (
            picture.decorative ? (
              'Decoration, needs no description'
            ) : (
              'No description yet'
            )
          ) : (
            <>
              <span class="visually-hidden">Description: </span>“{picture.altText}”
            </>
          )}
        </p>
        <Verdict {...namedMark(picture)} />
        <a href={`/media/${picture.id}`}>Describe it and say who is in it</a>
      </div>
      <div class="steps">
        {props.of > 1 && <Steps here={here} name={name} at={at} of={props.of} />}
        <button
          type="submit"
          class="button"
          data-tone="quiet"
          data-size="icon"
          formaction={`${here}/removal`}
        >
          <Icon name="remove" />
          <span class="visually-hidden">Take {name} out</span>
        </button>
      </div>
    </li>
  )
}

function Steps(props: {
  readonly here: string
  readonly name: string
  readonly at: number
  readonly of: number
}) {
  const { here, name, at, of } = props
  return (
    <>
      <StepButton here={here} to={at} words={`Move ${name} up`} icon="up" off={at === 0} />
      <StepButton
        here={here}
        to={at + 2}
        words={`Move ${name} down`}
        icon="down"
        off={at + 1 === of}
      />
    </>
  )
}

function StepButton(props: {
  readonly here: string
  readonly to: number
  readonly words: string
  readonly icon: 'up' | 'down'
  readonly off: boolean
}) {
  return (
    <button
      type="submit"
      class="button"
      data-tone="quiet"
      data-size="icon"
      formaction={`${props.here}/position`}
      name="position"
      value={String(props.to)}
      data-move={props.icon}
      disabled={props.off}
    >
      <Icon name={props.icon} />
      <span class="visually-hidden">{props.words}</span>
    </button>
  )
}

function namedMark({ people, named }: PictureOnPost): Mark {
  if (people === null) return { verdict: 'block', word: 'People not counted yet' }
  if (people === 0 && named === 0) return { verdict: 'allow', word: 'Nobody in it' }
  const said = `${named} of ${people} named`
  return named === people ? { verdict: 'allow', word: `${said}` } : { verdict: 'block', word: said }
}
