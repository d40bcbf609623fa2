import './ui/tokens.css';
import './ui/base.css';
import { mount } from 'svelte';
import { App } from './app/app.svelte';
import { applyAppearance, readSettings } from './app/settings';
import Root from './app/Root.svelte';
import { startEngine } from './engine/worker-engine';
import { registerOffline } from './offline/register';

applyAppearance(readSettings(localStorage).appearance);
const app = new App(startEngine());
mount(Root, { target: document.getElementById('app')!, props: { app } });
void app.start();
registerOffline();
