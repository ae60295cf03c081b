"""The files of `--with`, opened by the programs of others. Run by scripts/browser-test."""

import csv
import os
import pathlib
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import docx
import openpyxl

ONE = pathlib.Path(os.environ["REPORTS"]) / "one"


class FilesTest(unittest.TestCase):
    def test_the_workbook_has_the_clusters_the_units_and_the_checklist(self):
        book = openpyxl.load_workbook(ONE / "clusters.xlsx")
        self.assertEqual(book.sheetnames, ["Clusters", "Parishes", "Checklist"])
        with open(ONE / "assignment.csv", encoding="utf-8") as file:
            assignment = {row["unit"]: row["cluster"] for row in csv.DictReader(file)}
        units = list(book["Parishes"].values)
        self.assertEqual(units[0][:4], ("Code", "Name", "Inhabitants", "Municipality"))
        self.assertEqual({row[0]: str(row[4] or "") for row in units[1:]}, assignment)
        self.assertTrue(all(isinstance(row[0], str) and row[0].startswith("0") for row in units[1:]), "codes keep their zeros")
        clusters = list(book["Clusters"].values)
        self.assertEqual(len(clusters) - 1, len({cluster for cluster in assignment.values() if cluster}))
        self.assertTrue(all(isinstance(row[0], (int, float)) and row[1] for row in clusters[1:]))
        self.assertEqual(book["Clusters"].freeze_panes, "A2")

    def test_the_letter_names_every_cluster(self):
        letter = docx.Document(ONE / "letter.docx")
        headings = [part.text for part in letter.paragraphs if part.style.name == "Heading 1"]
        names = [row[1] for row in list(openpyxl.load_workbook(ONE / "clusters.xlsx")["Clusters"].values)[1:]]
        for number, name in enumerate(names, 1):
            self.assertIn(f"{number} {name}", headings)

    def test_the_poster_is_one_page_of_a3(self):
        facts = subprocess.run(["pdfinfo", ONE / "poster.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertRegex(facts, r"Pages:\s+1\n")
        self.assertRegex(facts, r"Page size:\s+119[01](\.\d+)? x 84[12]")

    def test_the_map_is_well_formed_and_names_its_clusters(self):
        text = " ".join(ElementTree.parse(ONE / "map.svg").getroot().itertext())
        self.assertIn("km", text)


if __name__ == "__main__":
    unittest.main()
