import { createElement as h, useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Article() {
  const [country, setCountry] = useState('AZ');
  const [told, setTold] = useState('nothing yet');
  const heard = useCallback(
    (event) => setTold(`${event.detail.country} ${event.detail.after[0].achieved}`),
    [],
  );
  return h(
    'main',
    null,
    h(
      'rescore-index',
      { country, indicators: country === 'AZ' ? ['media-03'] : '', 'onrescore-change': heard },
      h('p', null, 'Fallback.'),
    ),
    h('p', { id: 'told' }, told),
    h('button', { id: 'other', onClick: () => setCountry('KZ') }, 'Kazakhstan'),
  );
}

createRoot(document.getElementById('app')).render(h(Article));
