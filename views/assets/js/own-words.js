// Choosing “Other words” starts from the main words as they are now, not as they were when the page was opened.
document.addEventListener('change', (event) => {
  const choice = event.target
  if (choice.type !== 'radio' || choice.value !== 'yes' || !choice.name.startsWith('own_')) return
  const own = choice.form.elements[choice.name.replace('own_', 'words_')]
  const main = choice.form.elements.words
  if (own && main && own.value === own.defaultValue) own.value = main.value
})
