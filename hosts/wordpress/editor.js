// The blocks in the editor: the widget itself, which nobody can fill in there, and its settings
// beside it. Plain JavaScript on WordPress' own packages, so that nothing has to be built.
(({ blocks, blockEditor, components, element, i18n }, settings) => {
  const { createElement: el, Fragment } = element;
  const { __ } = i18n;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { Disabled, PanelBody, Placeholder, SelectControl, TextControl } = components;

  const LANGUAGES = {
    en: 'English',
    cy: 'Cymraeg',
    pl: 'Polski',
    ro: 'Română',
    pa: 'ਪੰਜਾਬੀ',
    ur: 'اردو',
    bn: 'বাংলা',
    ar: 'العربية',
  };

  /** A text field of the settings beside the block. */
  const textField = (name, label, help) => ({ name, label, help, control: TextControl });

  /** A list to choose from; the first choice leaves the setting out. */
  const selectField = (name, label, unset, choices) => ({
    name,
    label,
    control: SelectControl,
    options: [
      { value: '', label: unset },
      ...Object.entries(choices).map(([value, text]) => ({ value, label: text })),
    ],
  });

  const formFields = [
    textField(
      'ward',
      __('Ward', 'campaign-widgets'),
      __('The code of the ward to choose beforehand, like E05011144.', 'campaign-widgets'),
    ),
    textField(
      'source',
      __('Name of this page', 'campaign-widgets'),
      __(
        'Tells the organiser where an answer came from: small letters, digits and hyphens. Left out, the name of this site.',
        'campaign-widgets',
      ),
    ),
  ];

  const commonFields = [
    textField(
      'campaign',
      __('Campaign', 'campaign-widgets'),
      __('Its short name. Left out, the one in the settings.', 'campaign-widgets'),
    ),
    selectField(
      'lang',
      __('Language', 'campaign-widgets'),
      __('That of the page', 'campaign-widgets'),
      LANGUAGES,
    ),
    selectField('headingLevel', __('Headings', 'campaign-widgets'), 'H2', {
      1: 'H1',
      3: 'H3',
      4: 'H4',
    }),
  ];

  const WIDGETS = {
    survey: { tag: 'campaign-issue-survey', fields: [...formFields, ...commonFields] },
    signup: {
      tag: 'campaign-champion-signup',
      fields: [
        selectField(
          'as',
          __('Who signs up', 'campaign-widgets'),
          __('People', 'campaign-widgets'),
          {
            organisation: __('Organisations', 'campaign-widgets'),
          },
        ),
        ...formFields,
        ...commonFields,
      ],
    },
    ballot: {
      tag: 'campaign-issue-ballot',
      fields: [
        textField(
          'ballot',
          __('Ballot', 'campaign-widgets'),
          __('Its short name. Left out, the newest one of the campaign.', 'campaign-widgets'),
        ),
        ...commonFields,
      ],
    },
    progress: {
      tag: 'campaign-progress',
      fields: [
        selectField('layout', __('Layout', 'campaign-widgets'), __('Bars', 'campaign-widgets'), {
          ring: __('Rings', 'campaign-widgets'),
          thermometer: __('Thermometers', 'campaign-widgets'),
        }),
        textField(
          'show',
          __('What is shown', 'campaign-widgets'),
          __(
            'In this order, with a space between: measures milestones wards pledges events wins choice. Left out, the measures.',
            'campaign-widgets',
          ),
        ),
        textField(
          'measure',
          __('Measures', 'campaign-widgets'),
          __('The short names of those to show. Left out, all.', 'campaign-widgets'),
        ),
        ...commonFields,
      ],
    },
  };

  /** The settings of a block, in the bar beside the text. */
  const settingsPanel = (fields, attributes, setAttributes) =>
    el(
      InspectorControls,
      null,
      el(
        PanelBody,
        { title: __('Campaign', 'campaign-widgets') },
        fields.map(({ name, control, ...field }) =>
          el(control, {
            key: name,
            ...field,
            value: attributes[name] ?? '',
            onChange: (value) => setAttributes({ [name]: value.trim() || undefined }),
          }),
        ),
      ),
    );

  /** The widget as a visitor sees it; a sentence where the site's settings lack something. */
  function preview(tag, title, { campaign, headingLevel, ...attributes }) {
    const id = campaign || settings.campaign;
    if (!settings.collector || !id)
      return el(Placeholder, {
        icon: 'megaphone',
        label: title,
        instructions: __(
          'An administrator of this site says in Settings → Campaign Widgets which collector and which campaign it belongs to.',
          'campaign-widgets',
        ),
      });
    const { className, align, anchor, style, ...own } = attributes;
    return el(
      Disabled,
      null,
      el(
        tag,
        {
          // A widget reads some attributes once: another choice is another element.
          key: JSON.stringify([id, headingLevel, own]),
          src: `${settings.collector}/campaigns/${encodeURIComponent(id)}`,
          base: `${settings.collector}/`,
          'heading-level': headingLevel,
          ...own,
        },
        // Seen where the collector can't be reached from the editor.
        el('p', null, title),
      ),
    );
  }

  for (const [kind, { tag, fields }] of Object.entries(WIDGETS)) {
    const name = `campaign-widgets/${kind}`;
    blocks.registerBlockType(name, {
      edit: function Edit({ attributes, setAttributes }) {
        const { title } = blocks.getBlockType(name);
        return el(
          Fragment,
          null,
          settingsPanel(fields, attributes, setAttributes),
          el('div', useBlockProps(), preview(tag, title, attributes)),
        );
      },
      save: () => null,
    });
  }
})(window.wp, window.campaignWidgetsSettings ?? {});
