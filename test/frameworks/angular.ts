/** An app of Angular, compiled in the browser: what it must do stands in apps.node.test.mjs. */
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { data, follow, note, start, type State } from './state.ts';

const state = signal(start);
window.app = (change: Partial<State>) => state.set({ ...state(), ...change });

class App {
  readonly state = state;
  readonly data = data;
  readonly note = note;
  readonly follow = follow;
}

void bootstrapApplication(
  Component({
    selector: '#app',
    schemas: [CUSTOM_ELEMENTS_SCHEMA],
    template: `
      <org-card id="card" feed="/feeds/seed.json" [org]="state().org" layout="compact" heading-level="2"
        (org-load)="note($event)" (org-error)="note($event)"><a href="/fallback">The old way</a></org-card>
      <org-card id="data" [data]="data" layout="line"></org-card>
      @if (state().shown) {
        <org-contact id="contact" feed="/feeds/seed.json" org="oijj"></org-contact>
      }
      <org-tags id="tags" [data]="data" tag-href="/t/{tag}" (org-tag)="follow($event)"></org-tags>
      <ul>
        @for (organization of state().list; track organization.id) {
          <li><org-card [organization]="organization" layout="line" (org-load)="note($event)"></org-card></li>
        }
      </ul>`,
  })(App),
  { providers: [provideZonelessChangeDetection()] },
);
