// "/" goes to search. On a list with data-keys="rows", j and k move between titles. A control with
// data-shortcut="a" is pressed by that key. Never while typing, and never with Ctrl, Alt or Meta.
const isTyping = (target) =>
  target.isContentEditable ||
  (target.matches('input, textarea, select') && !target.matches('[type=radio], [type=checkbox]'))

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
  if (document.querySelector('dialog[open]')) return
  const pressed = event.key.toLowerCase()
  if (act(pressed)) event.preventDefault()
})

function act(pressed) {
  if (pressed === '/') return goTo(document.querySelector('[data-search]'))
  if (pressed === 'j') return moveRow(1)
  if (pressed === 'k') return moveRow(-1)
  const control = document.querySelector(`[data-shortcut="${CSS.escape(pressed)}"]`)
  if (!control || control.disabled) return false
  control.scrollIntoView({ block: 'center' })
  control.focus()
  if (control.tagName === 'A' || control.hasAttribute('data-opens')) control.click()
  return true
}

function moveRow(by) {
  const titles = [...document.querySelectorAll('[data-keys="rows"] .title')]
  if (titles.length === 0) return false
  const at = titles.indexOf(document.activeElement)
  const next = at < 0 ? (by > 0 ? 0 : titles.length - 1) : at + by
  return goTo(titles[Math.min(Math.max(next, 0), titles.length - 1)])
}

function goTo(control) {
  if (!control) return false
  if (control.offsetParent === null) location.assign('/search')
  control.focus()
  return true
}
