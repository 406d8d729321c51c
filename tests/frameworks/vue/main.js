import { createApp, h, ref } from 'vue';

const article = {
  setup() {
    const country = ref('AZ');
    const told = ref('nothing yet');
    const heard = ({ detail }) => (told.value = `${detail.country} ${detail.after[0].achieved}`);
    return () =>
      h('main', [
        h(
          'rescore-index',
          {
            country: country.value,
            indicators: country.value === 'AZ' ? ['media-03'] : '',
            onRescoreChange: heard,
          },
          [h('p', 'Fallback.')],
        ),
        h('p', { id: 'told' }, told.value),
        h('button', { id: 'other', onClick: () => (country.value = 'KZ') }, 'Kazakhstan'),
      ]);
  },
};

createApp(article).mount('#app');
