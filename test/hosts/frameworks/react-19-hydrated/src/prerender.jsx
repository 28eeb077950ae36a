// Puts what a server renders into the built page. The widgets are imported there too, as a page
// does that runs on both sides.
import { readFileSync, writeFileSync } from 'node:fs';
import 'campaign-widgets/embed';
import { renderToString } from 'react-dom/server';
import { SurveyPage } from './survey-page.jsx';

const file = 'dist/index.html';
const page = renderToString(<SurveyPage campaign={{}} />);
writeFileSync(file, readFileSync(file, 'utf8').replace('<!--page-->', page));
