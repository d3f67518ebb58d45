/**
 * The block in the editor: choosing an organisation, and a preview that the server prints.
 * Runs as it stands here, with WordPress' own libraries.
 */
(({ apiFetch, blockEditor, blocks, components, compose, element, i18n, serverSideRender: ServerSideRender, url }) => {
  const { createElement: h, Fragment, useEffect, useState } = element;
  const { ComboboxControl, Disabled, ExternalLink, Notice, PanelBody, Placeholder, SelectControl, TextControl } =
    components;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { __, sprintf } = i18n;
  // Set by the server beside this script.
  const { feed: defaultFeed, script, settings } = window.orgCardsBlock;
  const modern = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true };

  const elements = {
    card: __('Card', 'org-cards'),
    tags: __('Topics', 'org-cards'),
    contact: __('Contact details', 'org-cards'),
    directory: __('Directory', 'org-cards'),
  };
  const layouts = {
    card: {
      '': __('As in the settings', 'org-cards'),
      full: __('Full', 'org-cards'),
      compact: __('Compact', 'org-cards'),
      line: __('One line', 'org-cards'),
    },
    directory: {
      '': __('Cards', 'org-cards'),
      list: __('List', 'org-cards'),
      table: __('Table', 'org-cards'),
    },
  };
  const options = (labels) => Object.entries(labels).map(([value, label]) => ({ value, label }));

  /** What the server finds in the feed for some words. The last answer stays until there is a new one. */
  function useOrganizations(feed, search) {
    const path = url.addQueryArgs('/org-cards/v1/organizations', { feed: feed || undefined, search });
    const [answer, setAnswer] = useState({ organizations: [] });
    useEffect(() => {
      if (!feed && !defaultFeed) return undefined;
      const abort = new AbortController();
      apiFetch({ path, signal: abort.signal }).then(
        (found) => setAnswer({ ...found, path }),
        (error) => abort.signal.aborted || setAnswer({ organizations: [], trouble: error.message, path }),
      );
      return () => abort.abort();
    }, [path]);
    return { ...answer, isLoading: answer.path !== path };
  }

  function OrganizationControl({ attributes, setAttributes }) {
    const { feed, org = '', name = '' } = attributes;
    const [search, setSearch] = useState('');
    const { organizations, trouble, total, isLoading } = useOrganizations(feed, search);
    const choose = (id) => {
      const chosen = organizations.find((one) => one.id === id);
      // Name and address stay in the post: they are what is left where the plugin is not.
      if (chosen || !id) setAttributes({ org: chosen?.id, name: chosen?.name, url: chosen?.url || undefined });
    };
    if (trouble) {
      return h(
        Fragment,
        null,
        h(Notice, { status: 'warning', isDismissible: false }, trouble),
        h(TextControl, {
          ...modern,
          label: __('Id of the organisation', 'org-cards'),
          value: org,
          onChange: (id) => setAttributes({ org: id.trim() || undefined, name: undefined, url: undefined }),
        }),
      );
    }
    const found = organizations.map((one) => ({ value: one.id, label: one.label }));
    if (org && !found.some(({ value }) => value === org)) found.unshift({ value: org, label: name || org });
    const control = h(ComboboxControl, {
      ...modern,
      label: __('Organisation', 'org-cards'),
      help:
        total > organizations.length
          ? sprintf(
              /* translators: %d: a number of organisations. */
              __('Type some letters of the name: there are %d organisations.', 'org-cards'),
              total,
            )
          : undefined,
      value: org || null,
      isLoading,
      options: found,
      onFilterValueChange: compose.useDebounce(setSearch, 200),
      onChange: choose,
    });
    return h('div', { style: { marginBottom: '16px' } }, control);
  }

  function Inspector({ attributes, setAttributes }) {
    const { element: kind, feed, layout, headingLevel } = attributes;
    const text = (name, label, help) =>
      h(TextControl, {
        ...modern,
        label,
        help,
        value: attributes[name] ?? '',
        onChange: (value) => setAttributes({ [name]: value.trim() || undefined }),
      });
    return h(
      InspectorControls,
      null,
      h(
        PanelBody,
        { title: __('What is shown', 'org-cards') },
        h(SelectControl, {
          ...modern,
          label: __('Element', 'org-cards'),
          value: kind,
          options: options(elements),
          onChange: (value) => setAttributes({ element: value, layout: undefined }),
        }),
        kind !== 'directory' && h(OrganizationControl, { attributes, setAttributes }),
        layouts[kind] &&
          h(SelectControl, {
            ...modern,
            label: __('Layout', 'org-cards'),
            value: layout ?? '',
            options: options(layouts[kind]),
            onChange: (value) => setAttributes({ layout: value || undefined }),
          }),
        kind !== 'tags' &&
          h(SelectControl, {
            ...modern,
            label: __('Level of the heading', 'org-cards'),
            value: String(headingLevel ?? 3),
            options: [2, 3, 4, 5, 6].map((level) => ({ value: String(level), label: String(level) })),
            onChange: (value) => setAttributes({ headingLevel: Number(value) === 3 ? undefined : Number(value) }),
          }),
      ),
      kind === 'directory' &&
        h(
          PanelBody,
          { title: __('Only a part of the directory', 'org-cards') },
          text('country', __('Countries', 'org-cards'), __('Codes with spaces between them: BE FR', 'org-cards')),
          text('type', __('Types', 'org-cards'), __('Ids as in the feed, with spaces between them', 'org-cards')),
          text('tag', __('Topics', 'org-cards'), __('Ids as in the feed, with spaces between them', 'org-cards')),
        ),
      h(
        PanelBody,
        { title: __('Source', 'org-cards'), initialOpen: !defaultFeed && !feed },
        h(TextControl, {
          ...modern,
          type: 'url',
          label: __('Address of the feed', 'org-cards'),
          help: defaultFeed
            ? sprintf(
                /* translators: %s: an address. */
                __('Left empty, it is that of the settings: %s', 'org-cards'),
                defaultFeed,
              )
            : undefined,
          value: feed ?? '',
          onChange: (value) =>
            setAttributes({ feed: value.trim() || undefined, org: undefined, name: undefined, url: undefined }),
        }),
        text(
          'lang',
          __('Language', 'org-cards'),
          __('A code such as fr. Left empty, it is that of the page.', 'org-cards'),
        ),
        settings && h(ExternalLink, { href: settings }, __('Settings', 'org-cards')),
      ),
    );
  }

  /** The element comes to life in the preview too: the script is put into the document that the preview is in. */
  const bringToLife = (node) => {
    const { head } = node.ownerDocument;
    if (head.querySelector('script[data-org-cards]')) return;
    const tag = node.ownerDocument.createElement('script');
    Object.assign(tag, { type: 'module', src: script });
    tag.dataset.orgCards = '';
    head.append(tag);
  };

  function Edit(props) {
    const { attributes } = props;
    const ready = (attributes.feed || defaultFeed) && (attributes.org || attributes.element === 'directory');
    const blockProps = useBlockProps({ ref: compose.useRefEffect(bringToLife, []) });
    return h(
      'div',
      blockProps,
      h(Inspector, props),
      ready
        ? h(
            Disabled,
            null,
            h(ServerSideRender, { block: 'org-cards/card', attributes, skipBlockSupportAttributes: true }),
          )
        : h(
            Placeholder,
            { icon: 'id-alt', label: elements[attributes.element] },
            attributes.feed || defaultFeed
              ? h(OrganizationControl, props)
              : __(
                  'Which directory? Its address belongs into the settings of Org Cards, or into this block’s.',
                  'org-cards',
                ),
          ),
    );
  }

  /** What is left in the post where the plugin is not: a link. With the plugin the server prints the card in its place. */
  function save({ attributes: { element: kind, name, url: href } }) {
    if (kind === 'directory' || !name) return null;
    return h('p', useBlockProps.save(), href ? h('a', { href }, name) : name);
  }

  blocks.registerBlockType('org-cards/card', { edit: Edit, save });
})(window.wp);
