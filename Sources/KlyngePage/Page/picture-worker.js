"use strict";

// The worker of picture.js, as a file of its own: the page's security policy allows no script from a blob.
importScripts("picture.js");
drawInWorker();
