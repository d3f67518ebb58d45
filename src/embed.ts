/** The one script for any page: `<script type="module" src="…/org-cards.js"></script>`. */
import './define.ts';
import './placement.ts';
