# The formula for Homebrew; the address is a placeholder until the project is published.
class Klynge < Formula
  desc "Finds, tests and draws village clusters"
  homepage "https://klynge.example"
  url "https://klynge.example/klynge.git", tag: "0.2.0"
  license "MIT"
  head "https://klynge.example/klynge.git", branch: "main"

  depends_on "pkgconf" => :build
  depends_on xcode: ["16.3", :build]
  depends_on "clp"
  depends_on "geos"
  depends_on macos: :sonoma
  depends_on "openssl@3"
  depends_on "proj"
  depends_on "simdjson"

  def install
    system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", "klynge"
    bin.install ".build/release/klynge"
    system "swift", "build", "--disable-sandbox", "--product", "generate-manual"
    mkdir "manuals"
    system ".build/debug/generate-manual", bin/"klynge", "--multi-page", "--output-directory", "manuals"
    man1.install Dir["manuals/*.1"]
    generate_completions_from_executable(bin/"klynge", "--generate-completion-script")
    pkgshare.install "SampleData"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/klynge --version")
    system bin/"klynge", "propose", pkgshare/"SampleData", "--chance", "0", "--out", testpath/"clusters"
    assert_path_exists testpath/"clusters/report.html"
  end
end
