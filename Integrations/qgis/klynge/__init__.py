# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS Processing provider around the command klynge."""


def classFactory(iface):
    from .plugin import KlyngePlugin

    return KlyngePlugin()
